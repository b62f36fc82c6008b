package io.harpline.sink.edge.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/// The channel's polling thread, the only one that may touch its consumer.
@ApplicationScoped
class ConsumerThread {

    private final KafkaClientService clients;

    ConsumerThread(KafkaClientService clients) {
        this.clients = clients;
    }

    /// Runs it there, between two polls, once subscribed to; empty while there is no consumer.
    Optional<Uni<Void>> run(java.util.function.Consumer<Consumer<byte[], byte[]>> task) {
        KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(AlertsChannel.NAME);
        return Optional.ofNullable(consumer).map(alerts -> alerts.runOnPollingThread(task));
    }
}
