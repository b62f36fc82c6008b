package io.harpline.benchmarks.server;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The least that could stand in Harpline's place: `BareMain PORT EVENT_LOOPS [BOOTSTRAP_SERVERS TOPIC]`. Without Kafka
/// it only reads bodies and answers. Ends with the process that started it.
public final class BareMain {

    private BareMain() {}

    public static void main(String[] arguments) {
        Lifeline.endWithParent();
        int port = Integer.parseInt(arguments[0]);
        int eventLoops = Integer.parseInt(arguments[1]);
        Supplier<AbstractVerticle> server = arguments.length == 2
                ? () -> new BareHttp(port)
                : limit(
                        port,
                        new KafkaProducer<>(
                                producer(arguments[2]), new ByteArraySerializer(), new ByteArraySerializer()),
                        arguments[3]);
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(eventLoops))
                .deployVerticle(server::get, new DeploymentOptions().setInstances(eventLoops))
                .onFailure(failure -> {
                    System.err.println("cannot listen on port " + port + ": " + failure.getMessage());
                    System.exit(1);
                });
    }

    private static Supplier<AbstractVerticle> limit(int port, KafkaProducer<byte[], byte[]> producer, String topic) {
        byte[] secret = System.getenv("GARDIN_SECRET").getBytes(StandardCharsets.UTF_8);
        producer.partitionsFor(topic); // so that no send() waits for metadata on an event loop
        return () -> new BareLimit(port, secret, producer, topic);
    }

    /// What ingest-service sets for speed and safety, and nothing else.
    private static Map<String, Object> producer(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 0);
        settings.put("request.timeout.ms", 1_500);
        settings.put("delivery.timeout.ms", 3_000);
        settings.put("max.block.ms", 30_000); // for the first metadata; later nothing blocks
        return settings;
    }
}
