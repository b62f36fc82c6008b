package io.harpline.transform.topology;

import io.harpline.schemas.topic.Origin;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Closed;
import io.harpline.transform.domain.Horizon;
import io.harpline.transform.topology.Agenda.Entry;
import java.time.Instant;
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

    private final Horizon horizon;
    private final Decision decision;
    private final Tally tally;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before the first process
    private Alerts alerts;

    @SuppressWarnings("NullAway.Init")
    private Agenda agenda;

    AdvanceAlert(Horizon horizon, Decision decision, Tally tally) {
        this.horizon = horizon;
        this.decision = decision;
        this.tally = tally;
    }

    /// What an archived record leads to, given its alert as stored and what is remembered for how long: pure.
    @FunctionalInterface
    interface Decision {
        Consequences consequences(Archived archived, Alert stored, Horizon horizon);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        alerts = new Alerts(context.getStateStore(AlertTopology.ALERTS));
        agenda = new Agenda(context.getStateStore(AlertTopology.AGENDA));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Archived archived =
                Archived.of(record, origin(), Instant.ofEpochMilli(context().currentStreamTimeMs()));
        Consequences consequences = consequences(archived, alerts.get(record.key()));
        forgetWhatIsDue(archived);
        write(archived, consequences);
        tally.concluded(consequences.outcome());
    }

    /// What we fail at would come again for ever: it is put aside instead, so that all others go on.
    private Consequences consequences(Archived archived, Alert stored) {
        try {
            return decision.consequences(archived, stored, horizon);
        } catch (RuntimeException defect) {
            tally.failedAt(archived.origin(), defect);
            return Consequences.ofDefect(archived, defect);
        }
    }

    private void forgetWhatIsDue(Archived archived) {
        for (Entry entry : agenda.due(archived.streamTime(), MOST_FORGOTTEN_AT_ONCE)) {
            agenda.remove(entry);
            byte[] key = entry.alertKey().get();
            if (!(alerts.get(key) instanceof Closed closed)) {
                continue; // opened again since; its next closing comes with an entry of its own
            }
            if (horizon.endOf(closed).isAfter(archived.streamTime())) {
                agenda.add(new Entry(horizon.endOf(closed), key)); // closed again since, or the horizon was moved
            } else {
                alerts.forget(key);
                context().forward(archived.tombstone(key), Sink.STATE.node());
                tally.forgotten();
            }
        }
    }

    private void write(Archived archived, Consequences consequences) {
        consequences.stored().ifPresent(alert -> alerts.put(archived.record().key(), alert));
        consequences.due().ifPresent(agenda::add);
        consequences.records().forEach((sink, record) -> context().forward(record, sink.node()));
    }

    private Origin origin() {
        return context()
                .recordMetadata()
                .map(at -> new Origin(at.topic(), at.partition(), at.offset()))
                .orElseThrow(() -> new IllegalStateException("a record of a topic has a place in it"));
    }
}
