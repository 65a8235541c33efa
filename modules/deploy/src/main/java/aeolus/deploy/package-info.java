/** To be written. */
package aeolus.deploy;
