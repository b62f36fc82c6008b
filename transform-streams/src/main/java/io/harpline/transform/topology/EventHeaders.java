package io.harpline.transform.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import java.net.URLEncoder;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The headers of an event: CloudEvents 1.0 in the binary mode of its
/// [Kafka binding](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md),
/// and the trace of the request that it comes from.
final class EventHeaders {

    private EventHeaders() {}

    static Headers of(AlertEvent event, Headers archived) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", event.eventId());
        add(headers, "ce_source", "/harpline/tenants/" + pathSegment(event.tenantId()));
        add(headers, "ce_type", event.type().cloudEventType());
        add(headers, "ce_subject", event.key().toString());
        add(headers, "ce_time", Rfc3339.format(event.occurredAt()));
        add(headers, HeaderNames.CONTENT_TYPE, "application/json");
        Header trace = archived.lastHeader(HeaderNames.TRACEPARENT);
        if (trace != null && trace.value() != null) {
            headers.add(HeaderNames.TRACEPARENT, trace.value());
        }
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String pathSegment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
