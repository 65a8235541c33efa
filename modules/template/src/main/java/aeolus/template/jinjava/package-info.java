/** The one place that knows Jinjava. */
package aeolus.template.jinjava;
