package aeolus.inventory;

import java.util.List;
import java.util.Map;

/**
 * What hosts that are in the same groups share.
 *
 * @param groupNames all groups but all, sorted by name: the variable {@code group_names}
 * @param shownNames the same without ungrouped
 * @param vars variables of all these groups and of their files, by precedence
 */
record GroupLayer(List<String> groupNames, List<String> shownNames, Map<String, Object> vars) {}
