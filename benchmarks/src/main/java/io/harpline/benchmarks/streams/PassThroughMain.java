package io.harpline.benchmarks.streams;

import io.harpline.benchmarks.server.Lifeline;
import java.io.IOException;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/// Kafka Streams that reads and writes, and nothing else:
/// `PassThroughMain PORT BOOTSTRAP_SERVERS APPLICATION_ID STATE_DIR THREADS FROM TO`.
/// Nothing that keeps the same promise towards Kafka can be faster.
public final class PassThroughMain {

    private static final int BATCH_BYTES = 128 << 10;

    private PassThroughMain() {}

    public static void main(String[] arguments) throws IOException {
        Lifeline.endWithParent();
        Topology topology = new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "from",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        arguments[5])
                .addSink("to", arguments[6], new ByteArraySerializer(), new ByteArraySerializer(), "from");
        KafkaStreams streams =
                new KafkaStreams(topology, settings(arguments[1], arguments[2], arguments[3], arguments[4]));
        streams.start();
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "close"));
        Lifeline.answer(Integer.parseInt(arguments[0]), () -> streams.state() == State.RUNNING);
    }

    /// What transform-streams sets, as long as nobody waits.
    private static Properties settings(
            String bootstrapServers, String applicationId, String directory, String threads) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "500");
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(StreamsConfig.mainConsumerPrefix("group.instance.id"), "pass-through");
        settings.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), "10000");
        settings.put(StreamsConfig.producerPrefix("linger.ms"), "5");
        settings.put(StreamsConfig.producerPrefix("batch.size"), BATCH_BYTES);
        return settings;
    }
}
