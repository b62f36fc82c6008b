package io.harpline.sink.domain;

import java.util.Map;

/// What is posted to Harp, as it is configured. Of what an alert of Harp is made of only the severity has no template:
/// `information` would drop the alert, and `ok` close it.
///
/// @param fields additional ones, by name
/// @param urls by the name under which Harp shows them
public record Templates(
        String name,
        String source,
        String object,
        String output,
        Map<String, String> fields,
        Map<String, String> urls) {

    public static final String NAME = "Gardin {alertType} alert";
    public static final String SOURCE = "gardin/{tenantId}";
    public static final String OBJECT = "{jobId} {alertId}";
    public static final String OUTPUT = "{sentence}";

    static final Templates DEFAULT = new Templates(NAME, SOURCE, OBJECT, OUTPUT, Map.of(), Map.of());

    public Templates {
        fields = Map.copyOf(fields);
        urls = Map.copyOf(urls);
    }
}
