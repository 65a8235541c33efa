/** To be written. */
package aeolus.template;
