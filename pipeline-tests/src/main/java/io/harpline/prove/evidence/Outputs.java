package io.harpline.prove.evidence;

import io.harpline.prove.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// What a transform has written, for each topic and key its records in order, each as a digest of its value, its
/// headers and its timestamp.
public final class Outputs {

    private final Map<String, Map<String, Sequence>> topics = new HashMap<>();

    /// @param topic by its live name
    void add(String topic, String key, ConsumerRecord<byte[], byte[]> record) {
        topics.computeIfAbsent(topic, unseen -> new HashMap<>())
                .computeIfAbsent(key, unseen -> new Sequence())
                .add(digest(record));
    }

    /// By topic and key.
    public Map<String, Map<String, Sequence>> topics() {
        return Collections.unmodifiableMap(topics);
    }

    private static long digest(ConsumerRecord<byte[], byte[]> record) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(all)) {
            to.writeLong(record.timestamp());
            write(record.value(), to);
            for (Header header : record.headers()) {
                write(header.key().getBytes(StandardCharsets.UTF_8), to);
                write(header.value(), to);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Digest.of(all.toByteArray()).high();
    }

    private static void write(byte @Nullable [] bytes, DataOutputStream to) throws IOException {
        to.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            to.write(bytes);
        }
    }
}
