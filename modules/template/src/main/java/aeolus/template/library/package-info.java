/**
 * The filters, tests and functions that templates may use. Start with
 * {@link aeolus.template.library.Library}.
 */
package aeolus.template.library;
