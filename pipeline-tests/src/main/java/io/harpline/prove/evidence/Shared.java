package io.harpline.prove.evidence;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts that stand in many records, once each.
final class Shared {

    private final Map<String, String> texts = new HashMap<>();

    String text(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    @Nullable
    String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
