/** To be written. */
package aeolus.secret;
