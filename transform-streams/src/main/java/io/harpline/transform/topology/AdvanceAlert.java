package io.harpline.transform.topology;

import io.harpline.schemas.topic.Origin;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Closed;
import io.harpline.transform.domain.Horizon;
import io.harpline.transform.topology.Agenda.Entry;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Three verbs around a store: read the notification, advance its alert, write what comes of it. Everything is
/// computed, down to the bytes, before the first of it is written.
///
/// Each record also drives out a few alerts that the horizon has passed. The archive's own timestamps are the only
/// clock, so that the same archive forgets the same alerts at the same places.
final class AdvanceAlert extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    /// A record closes one alert at most, so that a few for each catch up with any backlog.
    private static final int MOST_FORGOTTEN_AT_ONCE = 4;

    /// What is older is being caught up with, and nobody waits for a single event of it. Kafka Streams then ends its
    /// transactions as rarely as it was told to, since each takes as long as hundreds of notifications.
    private static final Duration YOUNG = Duration.ofSeconds(1);

    private final Horizon horizon;
    private final Duration commitInterval;
    private final Decision decision;
    private final Tally tally;
    private long latestUncommitted = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before the first process
    private Alerts alerts;

    @SuppressWarnings("NullAway.Init")
    private Agenda agenda;

    AdvanceAlert(TopologySettings settings, Decision decision, Tally tally) {
        this.horizon = settings.horizon();
        this.commitInterval = settings.commitInterval();
        this.decision = decision;
        this.tally = tally;
    }

    /// What an archived record leads to, given its alert as far as it is remembered: pure.
    @FunctionalInterface
    interface Decision {
        Consequences consequences(Archived archived, Alert known, Horizon horizon);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        alerts = new Alerts(context.getStateStore(AlertTopology.ALERTS));
        agenda = new Agenda(context.getStateStore(AlertTopology.AGENDA));
        // At the same moments for all partitions of a thread, which share a transaction.
        context.schedule(Instant.EPOCH, commitInterval, PunctuationType.WALL_CLOCK_TIME, this::commitWhatIsYoung);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Archived archived =
                Archived.of(record, origin(), Instant.ofEpochMilli(context().currentStreamTimeMs()));
        Alert stored = alerts.get(record.key());
        Alert known = horizon.within(stored, archived.streamTime());
        Consequences consequences = consequences(archived, known);
        if (stored instanceof Closed closed && !known.equals(stored)) {
            forget(new Entry(closed.closedOn(), record.key()), archived);
        }
        forgetWhatIsDue(archived);
        write(archived, consequences);
        tally.concluded(consequences.outcome());
        latestUncommitted = Math.max(latestUncommitted, record.timestamp());
    }

    private void commitWhatIsYoung(long now) {
        if (latestUncommitted > now - YOUNG.toMillis()) {
            context().commit();
        }
        latestUncommitted = Long.MIN_VALUE;
    }

    /// What we fail at would come again for ever: it is put aside instead, so that all others go on.
    private Consequences consequences(Archived archived, Alert known) {
        try {
            return decision.consequences(archived, known, horizon);
        } catch (RuntimeException defect) {
            tally.failedAt(archived.origin(), defect);
            return Consequences.ofDefect(archived, defect);
        }
    }

    private void forgetWhatIsDue(Archived archived) {
        Instant latest = archived.streamTime().minus(horizon.length());
        for (Entry entry : agenda.closedUpTo(latest, MOST_FORGOTTEN_AT_ONCE)) {
            forget(entry, archived);
        }
    }

    /// Whatever is stored under an entry's key is that closed alert: nothing else is written before it was forgotten.
    private void forget(Entry entry, Archived archived) {
        byte[] key = entry.alertKey().get();
        agenda.remove(entry);
        alerts.forget(key);
        context().forward(archived.tombstone(key), Sink.STATE.node());
        tally.forgotten();
    }

    private void write(Archived archived, Consequences consequences) {
        consequences.stored().ifPresent(alert -> alerts.put(archived.record().key(), alert));
        consequences.closed().ifPresent(agenda::add);
        consequences.records().forEach((sink, record) -> context().forward(record, sink.node()));
    }

    private Origin origin() {
        return context()
                .recordMetadata()
                .map(at -> new Origin(at.topic(), at.partition(), at.offset()))
                .orElseThrow(() -> new IllegalStateException("a record of a topic has a place in it"));
    }
}
