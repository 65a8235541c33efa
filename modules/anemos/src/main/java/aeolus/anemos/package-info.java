/** To be written. */
package aeolus.anemos;
