/** To be written. */
package aeolus.payload;
