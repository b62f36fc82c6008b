package io.harpline.transform.topology;

import static io.harpline.transform.topology.TopologyBench.RECEIVED;

import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.transform.domain.RandomHistory;
import io.harpline.transform.domain.Sent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;

/// What could stand in an archive: the notifications of some alerts, each third record with something broken.
final class RandomArchive {

    private static final List<String> FIELDS =
            List.copyOf(Sent.increased(null, Severity.LOW).fields().keySet());

    /// As they stand in JSON; the first has no UTF-8 once it is read.
    private static final List<String> ODD_TEXTS = List.of(
            "\\uD800",
            "",
            "\\u0000",
            "/",
            "é\uD83C\uDF31",
            "CLOSED",
            "MEDIUM",
            "-999999999-01-01T00:00:00Z",
            "x".repeat(60_000));

    private RandomArchive() {}

    static List<TestRecord<byte[], byte[]>> records(Random random) {
        List<TestRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String alertId : List.of("A1", "A2", "A3", "A4", "A5")) {
            List<Sent> sent = RandomHistory.notifications(random, 12);
            for (Sent one : RandomHistory.shuffledWithRepetitions(sent, random)) {
                records.add(record(one.with("alertId", alertId), random));
            }
        }
        Collections.shuffle(records, random);
        return records;
    }

    private static TestRecord<byte[], byte[]> record(Sent sent, Random random) {
        Headers headers = TopologyBench.receivedAt(RECEIVED.plusMillis(random.nextInt(50)));
        byte[] body = sent.body();
        return switch (random.nextInt(15)) {
            case 0 -> new TestRecord<>(null, body, headers, RECEIVED);
            case 1 -> new TestRecord<>(sent.key(), null, headers, RECEIVED);
            case 2 -> new TestRecord<>(sent.key(), cut(body, random), headers, RECEIVED);
            case 3 -> new TestRecord<>(sent.key(), body, oddHeaders(random), RECEIVED);
            case 4 -> new TestRecord<>(sent.key(), withOddText(sent, random), headers, RECEIVED);
            default -> new TestRecord<>(sent.key(), body, headers, RECEIVED);
        };
    }

    private static byte[] withOddText(Sent sent, Random random) {
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        String odd = ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
        String body = new String(sent.with(field, "ODD").body(), StandardCharsets.UTF_8);
        return body.replace("ODD", odd).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(byte[] body, Random random) {
        byte[] cut = Arrays.copyOf(body, 1 + random.nextInt(body.length));
        cut[random.nextInt(cut.length)] = (byte) random.nextInt();
        return cut;
    }

    private static Headers oddHeaders(Random random) {
        byte[] value = new byte[random.nextInt(40)];
        random.nextBytes(value);
        return new RecordHeaders()
                .add(HeaderNames.RECEIVED_AT, value)
                .add(HeaderNames.TRACEPARENT, random.nextBoolean() ? value : null)
                .add(HeaderNames.REASON, null);
    }
}
