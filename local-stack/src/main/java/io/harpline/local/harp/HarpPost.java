package io.harpline.local.harp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An alert as Harp's collector hands it on to its daemon.
///
/// @param additionalFields in the order of the request
record HarpPost(HarpIdentity identity, HarpSeverity severity, String output, Map<String, String> additionalFields) {

    private static final int LONGEST_SOURCE = 100;

    HarpPost {
        additionalFields = Collections.unmodifiableMap(new LinkedHashMap<>(additionalFields));
    }

    /// Whether Harp's database takes it: its columns have three-byte UTF-8, and source 100 characters. Both are
    /// inferred, and taken at their worst here.
    boolean storable() {
        return identity.source().length() <= LONGEST_SOURCE
                && plain(identity.alertName())
                && plain(identity.source())
                && plain(identity.object())
                && plain(output)
                && additionalFields.entrySet().stream()
                        .allMatch(field -> plain(field.getKey()) && plain(field.getValue()));
    }

    private static boolean plain(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }
}
