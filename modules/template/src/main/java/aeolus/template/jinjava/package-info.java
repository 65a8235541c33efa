/** Parses and renders templates. Start with {@link aeolus.template.jinjava.JinjavaEngine}. */
package aeolus.template.jinjava;
