/** The one place that knows dnsjava. */
package aeolus.zone.dnsjava;
