/** To be written. */
package aeolus.inventory;
