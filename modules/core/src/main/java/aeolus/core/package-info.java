/**
 * Values that all modules share; nothing here knows a library. Start with {@link aeolus.core.Problem}
 * and {@link aeolus.core.Host}.
 */
package aeolus.core;
