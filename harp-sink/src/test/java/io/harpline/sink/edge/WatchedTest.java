package io.harpline.sink.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Topics;
import io.harpline.sink.AnEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the application shows of itself, in metrics, health and log, and what it does not show.
@QuarkusTest
@QuarkusTestResource(KafkaAndHarp.class)
class WatchedTest extends SinkScene {

    private final LogCopy log = new LogCopy();

    @BeforeEach
    void copyLog() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void copyNoMore() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void shouldShowInMetricsAndHealthHowItStands() {
        AnEvent event = AnEvent.of("measured").job("503 200");
        topics.send(event.build());
        receipts(event, 1);

        String metrics = harp.body(application.resolve("/q/metrics"));

        assertThat(metrics)
                .contains(
                        "harpline_sink_deliveries_total{integration=\"default\",outcome=\"delivered\"}",
                        "harpline_sink_deliveries_total{integration=\"default\",outcome=\"exhausted\"} 0.0",
                        "harpline_sink_attempts_total{integration=\"default\",status=\"503\"}",
                        "harpline_sink_latency_seconds_bucket{integration=\"default\",le=\"0.1\"}",
                        "harpline_sink_in_flight",
                        "harpline_sink_waiting",
                        "harpline_sink_oldest_age_seconds",
                        "harpline_sink_breaker_open{integration=\"default\"} 0.0",
                        "kafka_consumer_coordinator_assigned_partitions")
                .doesNotContain("kafka_producer", "quarkus_messaging");
        assertThat(harp.body(application.resolve("/q/health/ready"))).containsPattern("\"degraded\": *false");
    }

    @Test
    void shouldSayThatItIsDegradedWhileHarpIsOutAndDeliverEverythingOnceItIsBack() {
        List<AnEvent> events = IntStream.range(0, 10)
                .mapToObj(i -> AnEvent.of("outage-" + i).job("gate"))
                .toList();

        events.forEach(event -> topics.send(event.build()));

        URI ready = application.resolve("/q/health/ready");
        await("the outage").atMost(PATIENCE).until(() -> harp.body(ready).matches("(?s).*\"out\": *\"default\".*"));
        assertThat(harp.status(ready)).isEqualTo(200);
        assertThat(harp.status(application.resolve("/q/health/live"))).isEqualTo(200);
        harp.open();
        events.forEach(event -> {
            assertThat(receipts(event, 1).getFirst().result()).isEqualTo(Result.DELIVERED);
            assertThat(read(Topics.DEAD_LETTERS, event)).isEmpty();
        });
        await("its end").atMost(PATIENCE).until(() -> harp.body(ready).matches("(?s).*\"degraded\": *false.*"));
    }

    @Test
    void shouldShowTheIntegrationKeyNowhere() {
        AnEvent event = AnEvent.of("echo").job("echo");

        topics.send(event.build());

        receipts(event, 1);
        assertThat(read(Topics.DEAD_LETTERS, event))
                .singleElement()
                .extracting(letter -> header(letter, HeaderNames.EXCERPT))
                .isEqualTo("{\"asked\":\"[redacted]?[redacted]\"} ");
        assertThat(Topics.ALL.stream().flatMap(topic -> topics.read(topic).stream()))
                .noneMatch(record -> everything(record).contains(ScriptedHarp.KEY));
        assertThat(log.text()).contains("result=REFUSED").doesNotContain(ScriptedHarp.KEY);
    }

    private static String everything(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder(record.value() == null ? "" : new String(record.value(), UTF_8));
        record.headers().forEach(header -> text.append(new String(header.value(), UTF_8)));
        return text.toString();
    }
}
