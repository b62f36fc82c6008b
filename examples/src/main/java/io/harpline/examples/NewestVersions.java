package io.harpline.examples;

import java.util.LinkedHashMap;
import java.util.Map;

/// The newest version seen of each alert, of as many as fit: those heard of longest ago are forgotten.
///
/// An event of a forgotten alert that comes again is taken for a new one. A consumer that writes to a database keeps
/// the version there, in the same transaction as what it makes of the event: then nothing is forgotten, and nothing is
/// done twice after a restart either.
final class NewestVersions {

    private final Map<String, Long> byAlert;

    NewestVersions(int mostAlerts) {
        byAlert = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> heardOfLongestAgo) {
                return size() > mostAlerts;
            }
        };
    }

    /// Whether it is newer than all that were seen of that alert.
    boolean rises(String alertKey, long version) {
        if (version <= byAlert.getOrDefault(alertKey, 0L)) {
            return false;
        }
        byAlert.put(alertKey, version);
        return true;
    }
}
