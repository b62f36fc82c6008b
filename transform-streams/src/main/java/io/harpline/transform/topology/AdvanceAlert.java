package io.harpline.transform.topology;

import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import io.harpline.schemas.topic.Origin;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.AlertMachine;
import io.harpline.transform.domain.Arrival;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Three verbs around a store: read the notification, advance its alert, write what comes of it. Everything is
/// computed, down to the bytes, before the first of it is written.
final class AdvanceAlert extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before the first process
    private KeyValueStore<byte[], byte[]> alerts;

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        alerts = context.getStateStore(AlertTopology.ALERTS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Archived archived = Archived.of(record, origin());
        Consequences consequences = switch (archived.reading()) {
            case Unreadable<Arrival> fault -> Consequences.of(archived, fault);
            case Read<Arrival>(Arrival arrival) -> advance(archived, arrival);
        };
        write(archived, consequences);
    }

    private Consequences advance(Archived archived, Arrival arrival) {
        Alert before = StoredAlert.alert(alerts.get(archived.record().key()));
        return Consequences.of(archived, arrival, before, AlertMachine.step(before, arrival));
    }

    private void write(Archived archived, Consequences consequences) {
        consequences.stored().ifPresent(alert -> alerts.put(archived.record().key(), alert));
        consequences.records().forEach((sink, record) -> context().forward(record, sink.node()));
    }

    private Origin origin() {
        return context()
                .recordMetadata()
                .map(at -> new Origin(at.topic(), at.partition(), at.offset()))
                .orElseThrow(() -> new IllegalStateException("a record of a topic has a place in it"));
    }
}
