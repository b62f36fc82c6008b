package io.harpline.operator.verify;

import io.harpline.operator.domain.Evidence;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What ingest-service has written beside a body.
public final class Headers {

    private static final byte[] NOTHING = new byte[0];

    private Headers() {}

    /// What they say of the request.
    public static Evidence evidence(ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        return new Evidence(
                TextHeaders.get(headers, HeaderNames.SOURCE),
                TextHeaders.get(headers, HeaderNames.RECEIVED_AT),
                TextHeaders.get(headers, HeaderNames.INGEST_ID),
                TextHeaders.get(headers, HeaderNames.SIGNATURE),
                TextHeaders.get(headers, HeaderNames.KEY_ID));
    }

    /// Its body; empty where the record has none.
    public static byte[] body(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? NOTHING : record.value();
    }
}
