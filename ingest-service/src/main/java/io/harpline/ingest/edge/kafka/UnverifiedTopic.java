package io.harpline.ingest.edge.kafka;

import io.harpline.ingest.app.Unverified;
import io.harpline.ingest.app.UnverifiedRequest;
import io.harpline.ingest.app.UnverifiedTally;
import io.harpline.ingest.app.UnverifiedTally.Drop;
import io.harpline.ingest.domain.Budget;
import io.harpline.ingest.domain.Repetition;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.harpline.schemas.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `gardin.unverified.v1`, within a budget for each source and each reason: those who forge signatures cannot
/// spend what is for rightly signed requests.
public final class UnverifiedTopic implements Unverified, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(UnverifiedTopic.class);

    private static final long MOST_HELD = 16 << 20;
    // The key, the headers of bounded length and what Kafka adds, at most.
    private static final int BESIDE_BODY_AND_SIGNATURE = 512;
    private static final Duration QUIET = Duration.ofMinutes(1);

    private record Whose(String source, UnverifiedReason reason) {}

    private record Purse(Budget budget, Repetition exhausted) {}

    private final int perSecond;
    private final long bytesPerDay;
    private final UnverifiedTally tally;
    private final InstantSource clock;
    private final Map<Whose, Purse> purses = new ConcurrentHashMap<>();
    private final Repetition troubles = new Repetition(QUIET);
    private final PatientSender sender;

    /// Begins at once to look for Kafka.
    ///
    /// @param connecting makes the producer; fails where no address of Kafka can be resolved
    /// @param perSecond requests that are kept a second, of each source for each reason
    /// @param bytesPerDay bytes that are kept in 24 hours, of each source for each reason
    public UnverifiedTopic(
            Supplier<Producer<byte[], byte[]>> connecting,
            int perSecond,
            long bytesPerDay,
            UnverifiedTally tally,
            InstantSource clock) {
        this.perSecond = perSecond;
        this.bytesPerDay = bytesPerDay;
        this.tally = tally;
        this.clock = clock;
        this.sender = new PatientSender(Topics.UNVERIFIED.name(), connecting, MOST_HELD, this::trouble);
        sender.begin();
    }

    @Override
    public void keep(UnverifiedRequest request) {
        Whose whose = new Whose(request.arrival().source(), request.reason());
        Purse purse = purses.computeIfAbsent(whose, this::purse);
        int size = size(request);
        if (!purse.budget().spend(size, request.arrival().receivedAt())) {
            exhausted(whose, purse);
        } else if (!sender.offer(Records.unverified(request), size, failure -> settled(whose, failure))) {
            settled(whose, new IllegalStateException("too much waits for Kafka already"));
        }
    }

    /// What waits in memory until Kafka has acknowledged it.
    public long heldBytes() {
        return sender.heldBytes();
    }

    private Purse purse(Whose whose) {
        return new Purse(new Budget(perSecond, bytesPerDay, clock.instant()), new Repetition(QUIET));
    }

    private void exhausted(Whose whose, Purse purse) {
        tally.dropped(whose.source(), whose.reason(), Drop.BUDGET);
        long dropped = purse.exhausted().happened(clock.instant());
        if (dropped > 0) {
            LOG.warnf(
                    "more unverified requests than are kept: source=%s reason=%s dropped=%d",
                    whose.source(), whose.reason().text(), dropped);
        }
    }

    private void settled(Whose whose, @Nullable Exception failure) {
        if (failure == null) {
            tally.kept(whose.source(), whose.reason());
        } else {
            tally.dropped(whose.source(), whose.reason(), Drop.KAFKA);
            trouble(failure);
        }
    }

    private void trouble(Exception failure) {
        long times = troubles.happened(clock.instant());
        if (times > 0) {
            LOG.warnf(
                    "Kafka does not take unverified requests: times=%d waiting-bytes=%d why=%s",
                    times, sender.heldBytes(), failure.getCause() == null ? failure : failure.getCause());
        }
    }

    private static int size(UnverifiedRequest request) {
        return request.arrival().body().length
                + request.arrival().signature().length()
                + request.arrival().contentType().map(String::length).orElse(0)
                + BESIDE_BODY_AND_SIGNATURE;
    }

    /// Gives Kafka a moment to take what is held.
    @Override
    public void close() {
        sender.close();
        if (sender.heldBytes() > 0) {
            LOG.warnf("stopping, unverified requests are lost: bytes=%d", sender.heldBytes());
        }
    }
}
