package io.harpline.transform.topology;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The headers of an event: CloudEvents 1.0 in the binary mode of its
/// [Kafka binding](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md),
/// and the trace of the request that it comes from.
final class EventHeaders {

    private EventHeaders() {}

    static Headers of(AlertEvent event, Headers archived) {
        Headers headers = new RecordHeaders();
        TextHeaders.set(headers, "ce_specversion", "1.0");
        TextHeaders.set(headers, "ce_id", event.eventId());
        TextHeaders.set(headers, "ce_source", "/harpline/tenants/" + pathSegment(event.tenantId()));
        TextHeaders.set(headers, "ce_type", event.type().cloudEventType());
        TextHeaders.set(headers, "ce_subject", event.key().toString());
        TextHeaders.set(headers, "ce_time", Rfc3339.format(event.occurredAt()));
        TextHeaders.set(headers, HeaderNames.CONTENT_TYPE, "application/json");
        TextHeaders.get(archived, HeaderNames.TRACEPARENT)
                .ifPresent(trace -> TextHeaders.set(headers, HeaderNames.TRACEPARENT, trace));
        return headers;
    }

    private static String pathSegment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
