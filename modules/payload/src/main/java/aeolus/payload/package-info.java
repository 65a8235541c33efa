/**
 * Payloads: what is shipped to a host, as a tar that is the same to the octet for the same input.
 * Start with {@link aeolus.payload.PayloadBuilder} and {@link aeolus.payload.Payload}.
 */
package aeolus.payload;
