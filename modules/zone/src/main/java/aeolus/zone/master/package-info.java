/** Reads master files. Start with {@link aeolus.zone.master.MasterReader}. */
package aeolus.zone.master;
