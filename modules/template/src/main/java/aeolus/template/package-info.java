/**
 * Jinja templates, undefined variables being errors. Start with
 * {@link aeolus.template.TemplateEngine}.
 */
package aeolus.template;
