package io.harpline.prove.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.json.Rfc3339;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The headers that make an event a CloudEvent, as the contract has them.
final class CloudEvent {

    private CloudEvent() {}

    /// What is wrong with them; null if nothing is.
    static @Nullable String wrong(AlertEvent event, Headers headers) {
        List<Map.Entry<String, String>> right = List.of(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", event.eventId()),
                Map.entry(
                        "ce_source",
                        "/harpline/tenants/"
                                + URLEncoder.encode(event.tenantId(), UTF_8).replace("+", "%20")),
                Map.entry("ce_type", "io.harpline.alert.%s.v1".formatted(words(event.type()))),
                Map.entry("ce_subject", event.tenantId() + "/" + event.alertId()),
                Map.entry("ce_time", Rfc3339.format(event.occurredAt())),
                Map.entry("content-type", "application/json"));
        for (Map.Entry<String, String> one : right) {
            Header header = headers.lastHeader(one.getKey());
            String value = header == null || header.value() == null ? null : new String(header.value(), UTF_8);
            if (!one.getValue().equals(value)) {
                return "its header %s is %s, and must be %s".formatted(one.getKey(), value, one.getValue());
            }
        }
        return null;
    }

    private static String words(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
