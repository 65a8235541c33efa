/**
 * The expressions of Jinja templates as Jinja2 3.1 has them, on values as
 * {@link aeolus.core.python} has them: its lexer, parser, operators, Python's methods. It knows
 * nothing of tags. Start with {@link aeolus.template.expression.Expressions}.
 */
package aeolus.template.expression;
