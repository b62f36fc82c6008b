package io.harpline.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Prints every change of every alert, from the oldest that Kafka has, and then each new one as it comes.
/// Started again, it goes on where it was.
///
/// Rules that any consumer of `alerts.events.v1` does well to keep are marked (1) to (5).
public final class PrintAlerts {

    private final KafkaConsumer<String, String> consumer;
    private final PrintStream out;
    private final ObjectMapper json = new ObjectMapper();

    // Some 20 MB.
    private final NewestVersions printed = new NewestVersions(100_000);

    PrintAlerts(String bootstrapServers, PrintStream out) {
        this.out = out;
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", "print-alerts"); // (1) a group of your own, so that nobody takes your records
        settings.put("isolation.level", "read_committed"); // (2) what was rolled back never happened
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    public static void main(String[] arguments) {
        PrintAlerts printAlerts = new PrintAlerts(ExampleProcess.servers(), System.out);
        ExampleProcess.atTheEnd(printAlerts::stop);
        printAlerts.run();
    }

    /// Returns after [#stop].
    void run() {
        try (consumer) {
            consumer.subscribe(List.of("alerts.events.v1"));
            while (true) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
                records.forEach(this::take);
                if (!records.isEmpty()) {
                    consumer.commitSync(); // (3) after the work: a crash repeats some of it, and loses none
                }
            }
        } catch (WakeupException stopped) {
            // as asked
        }
    }

    /// From any thread.
    void stop() {
        consumer.wakeup();
    }

    private void take(ConsumerRecord<String, String> record) {
        try {
            JsonNode event = json.readTree(String.valueOf(record.value()));
            long version = event.path("version").asLong();
            if (printed.rises(record.key(), version)) { // (4) again, or older: you know it already
                out.println(line(event));
            }
        } catch (JsonProcessingException noJson) {
            // One bad record must not hold up the rest. Keep its place for whoever mends it.
            out.println("cannot be read: " + record.topic() + " " + record.partition() + "@" + record.offset());
        }
    }

    /// (5) Fields and values that are new to you are no reason to fail: this looks for the fields it knows, and
    /// prints values as they stand.
    static String line(JsonNode event) {
        StringBuilder line = new StringBuilder("%s %-18s %-6s %s/%s v%d"
                .formatted(
                        event.path("occurredAt").asText(),
                        event.path("type").asText(),
                        event.path("severity").asText(),
                        event.path("tenantId").asText(),
                        event.path("alertId").asText(),
                        event.path("version").asLong()));
        if (event.has("closeReason")) {
            line.append(' ').append(event.path("closeReason").asText());
        }
        if (!event.path("gaps").isEmpty()) {
            line.append(" gaps ").append(event.path("gaps"));
        }
        return line.toString();
    }
}
