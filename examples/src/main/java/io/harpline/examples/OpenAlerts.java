package io.harpline.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harpline.examples.OpenAlertCounts.Group;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Counts open alerts by tenant and severity, and prints each count that changes.
///
/// It reads all of `alerts.state.v1` at each start: a compacted topic is a table, and reading it is cheaper
/// than keeping another one. So it needs no group, commits nothing, and can run any number of times side by side.
public final class OpenAlerts {

    private static final String TOPIC = "alerts.state.v1";

    private final KafkaConsumer<String, String> consumer;
    private final PrintStream out;
    private final ObjectMapper json = new ObjectMapper();
    private final OpenAlertCounts counts = new OpenAlertCounts();
    private boolean current;

    OpenAlerts(String bootstrapServers, PrintStream out) {
        this.out = out;
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    public static void main(String[] arguments) {
        OpenAlerts openAlerts = new OpenAlerts(ExampleProcess.servers(), System.out);
        if (openAlerts.partitions().isEmpty()) {
            System.err.println("there is no topic " + TOPIC + " in that Kafka: is it Harpline's?");
            System.exit(1);
        }
        ExampleProcess.atTheEnd(openAlerts::stop);
        openAlerts.run();
    }

    /// Returns after [#stop].
    void run() {
        try (consumer) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (true) {
                if (!current && isAt(ends)) {
                    current = true;
                    out.println("open alerts now:");
                    counts.all().forEach(this::print);
                }
                consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
            }
        } catch (WakeupException stopped) {
            // as asked
        }
    }

    /// From any thread.
    void stop() {
        consumer.wakeup();
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<String, String> record) {
        try {
            Map<Group, Integer> changed = record.value() == null // a tombstone
                    ? counts.remove(record.key())
                    : counts.take(record.key(), json.readTree(record.value()));
            if (current) {
                changed.forEach(this::print);
            }
        } catch (JsonProcessingException noJson) {
            out.println("cannot be read: " + TOPIC + " " + record.partition() + "@" + record.offset());
        }
    }

    private void print(Group group, int count) {
        out.println(group.tenantId() + " " + group.severity() + " " + count);
    }
}
