/** To be written. */
package aeolus.lab;
