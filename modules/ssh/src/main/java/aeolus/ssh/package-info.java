/** To be written. */
package aeolus.ssh;
