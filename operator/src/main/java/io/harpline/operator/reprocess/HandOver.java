package io.harpline.operator.reprocess;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Transaction;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Has the live topics say what the second application says, since that is who goes on, and says that it does. All of
/// it, or nothing, is written.
public final class HandOver {

    /// The exit code when it is not known whether it was written.
    public static final int UNKNOWN = 4;

    private static final String TRANSACTIONAL_ID = "harpline-cut-over";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final SecondApplication application;
    private final List<Untold> untold = new ArrayList<>();

    private HandOver(Cluster cluster, SecondApplication application) {
        this.cluster = cluster;
        this.application = application;
    }

    /// Finds out what is to be written, and writes nothing.
    ///
    /// @param archiveBegins where the archive began when the cut-over began
    /// @param ends of the outputs of both, while both stand at the same record
    public static HandOver of(
            Cluster cluster,
            SecondApplication application,
            Map<TopicPartition, Long> archiveBegins,
            Map<TopicPartition, Long> ends) {
        HandOver handOver = new HandOver(cluster, application);
        try (var consumer = cluster.consumer()) {
            for (TopicPartition archive : archiveBegins.keySet()) {
                long begin = archiveBegins.getOrDefault(archive, 0L);
                handOver.untold.add(Untold.of(consumer, application, ends, archive.partition(), begin));
            }
        }
        return handOver;
    }

    /// Has Kafka decide on one that was written by a command that did not hear of its end.
    public static void settleEarlier(Cluster cluster) {
        Transaction.endLeftOpen(cluster, TRANSACTIONAL_ID);
    }

    /// How many alerts it tells anew.
    public long told() {
        return untold.stream().mapToLong(Untold::alerts).sum();
    }

    /// How many more differ, of which retention has removed a part, so that the live one knows better.
    public long notCovered() {
        return untold.stream().mapToLong(Untold::notCovered).sum();
    }

    /// Writes it.
    ///
    /// @throws ExpectedFailure with [#UNKNOWN] if it is not known whether it was written, else nothing was
    public void write() {
        try (Transaction transaction = Transaction.begin(cluster, TRANSACTIONAL_ID, LONGEST)) {
            untold.forEach(partition -> transaction.send(partition.records()));
            transaction.send(List.of(new ProducerRecord<>(
                    application.handedOver(),
                    0,
                    "handed-over".getBytes(UTF_8),
                    ("from " + application.liveId() + " to " + application.id()).getBytes(UTF_8))));
            commit(transaction);
        }
    }

    private static void commit(Transaction transaction) {
        try {
            transaction.commit();
        } catch (KafkaException unheard) {
            throw new ExpectedFailure(
                    "it is not known whether " + Topics.STATE.name() + " and " + Topics.EVENTS.name()
                            + " were written: start neither application, and run cut-over again, which finds out: "
                            + unheard.getMessage(),
                    UNKNOWN);
        }
    }
}
