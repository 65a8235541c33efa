/** To be written. */
package aeolus.zone;
