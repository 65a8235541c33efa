/**
 * What zones are checked for. Start with {@link aeolus.zone.rule.ZoneRules} and {@link
 * aeolus.zone.rule.Check}.
 */
package aeolus.zone.rule;
