/** Parses and renders templates. Start with {@link aeolus.template.jinja.JinjaEngine}. */
package aeolus.template.jinja;
