package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What ingest has archived, as records that can be written to any number of brokers: there each stands at the same
/// place.
///
/// @param firstAt when the first was received; each further one came [#STEP] later
record Archive(List<byte[]> bodies, Instant firstAt) {

    // A topic that was made a moment ago may refuse a producer's first batch and take its second, which then bars the
    // first for ever as out of sequence.
    private static final String ONE_AT_A_TIME = ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;

    static final Duration STEP = Duration.ofSeconds(10);

    Archive {
        bodies = List.copyOf(bodies);
    }

    /// The badly told lives of that many alerts, and, now and then, something that is no notification;
    /// received over the days before yesterday.
    static Archive of(long seed, int alerts) {
        List<byte[]> bodies = new ArrayList<>();
        for (byte[] told : new Lives(seed).told(alerts)) {
            bodies.add(told);
            if (bodies.size() % 97 == 0) {
                bodies.add(("{\"unreadable\":" + bodies.size() + "}").getBytes(UTF_8));
            }
        }
        Instant first = Instant.now()
                .minus(STEP.multipliedBy(bodies.size()))
                .minus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.MILLIS);
        return new Archive(bodies, first);
    }

    int size() {
        return bodies.size();
    }

    /// The part-th of so many consecutive parts of about the same size, from 0.
    Archive part(int part, int parts) {
        int from = size() * part / parts;
        return new Archive(bodies.subList(from, size() * (part + 1) / parts), receivedAt(from));
    }

    /// Returns once the broker has all of it.
    void writeTo(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, ONE_AT_A_TIME, 1),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> acknowledged = new ArrayList<>();
            for (int i = 0; i < size(); i++) {
                acknowledged.add(producer.send(record(i)));
            }
            for (Future<?> one : acknowledged) {
                one.get();
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(int i) {
        Instant at = receivedAt(i);
        var record = new ProducerRecord<>(
                Topics.NOTIFICATIONS.name(), null, at.toEpochMilli(), key(bodies.get(i)), bodies.get(i));
        TextHeaders.set(record.headers(), HeaderNames.RECEIVED_AT, Rfc3339.format(at));
        TextHeaders.set(record.headers(), HeaderNames.SOURCE, "gardin");
        return record;
    }

    private Instant receivedAt(int i) {
        return firstAt.plus(STEP.multipliedBy(i));
    }

    private static byte[] key(byte[] body) {
        return NotificationReader.ids(body) instanceof Reading.Read<NotificationIds>(var ids)
                ? ids.key().bytes()
                : ("-/" + body.length).getBytes(UTF_8);
    }
}
