package io.harpline.prove.check;

import io.harpline.prove.evidence.Again;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.model.Place;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Each event has come to an end at Harp, and the newest of each alert to a good one: after a dead letter it was
/// redriven, or something newer was delivered.
final class EveryEventIsFinished {

    private final Reckoning known;
    private final Receipts receipts;
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Set<String> versions = new HashSet<>();
    private final Map<Place, String> replayed = new HashMap<>();

    private EveryEventIsFinished(Reckoning known) {
        this.known = known;
        this.receipts = Receipts.of(known.evidence());
        known.evidence()
                .events()
                .forEach(event -> newest.merge(event.key(), event.value().version(), Math::max));
        known.evidence().delivered().forEach(it -> acknowledge(it.key(), it.value()));
        known.evidence().receipts().stream()
                .filter(it -> it.value().result() == Receipt.Result.DELIVERED)
                .forEach(it -> acknowledge(it.key(), it.value().version()));
        for (Read<Again> read : known.evidence().replayed()) {
            replayed.put(read.place(), read.value().eventId());
        }
    }

    private void acknowledge(String alert, long version) {
        acknowledged.merge(alert, version, Math::max);
        versions.add(alert + "/" + version);
    }

    static Verdict of(Reckoning known) {
        return new EveryEventIsFinished(known).verdict();
    }

    private Verdict verdict() {
        Findings findings = new Findings(4, "each event was finished, and the newest of each alert acknowledged");
        long more = 0;
        for (Read<AlertEvent> event : known.events().values()) {
            List<Read<Receipt>> ofEvent = receipts.of(event.value().eventId());
            more += Math.max(ofEvent.size() - 1, 0);
            findings.look();
            String wrong = wrong(event, ofEvent);
            if (wrong != null) {
                findings.breach(wrong, "event %s; receipts %s".formatted(event, ofEvent));
            }
        }
        findings.note(more, "further receipts, of events that were redriven or met again after a restart");
        return findings.verdict();
    }

    private @Nullable String wrong(Read<AlertEvent> event, List<Read<Receipt>> ofEvent) {
        if (ofEvent.isEmpty()) {
            return "never finished";
        }
        for (Read<Receipt> receipt : ofEvent) {
            String wrong = wrong(event, receipt.value());
            if (wrong != null) {
                return wrong;
            }
        }
        long version = event.value().version();
        boolean last = newest.getOrDefault(event.key(), version) == version;
        return last && !versions.contains(event.key() + "/" + version) ? "the newest, and not acknowledged" : null;
    }

    private @Nullable String wrong(Read<AlertEvent> event, Receipt receipt) {
        if (!leadsTo(event, receipt.origin())) {
            return "its receipt names another record";
        }
        String version = event.key() + "/" + event.value().version();
        return switch (receipt.result()) {
            case SUPERSEDED ->
                acknowledged.getOrDefault(event.key(), 0L) > event.value().version() ? null : "superseded by nothing";
            case ALREADY_DELIVERED -> versions.contains(version) ? null : "delivered already, says one, but it was not";
            case NOT_ROUTED -> "sent nowhere";
            case DELIVERED, REFUSED, EXHAUSTED -> null;
        };
    }

    private boolean leadsTo(Read<AlertEvent> event, Origin origin) {
        Place place = new Place(origin.partition(), origin.offset());
        return origin.topic().equals(Topics.REPLAY.name())
                ? event.value().eventId().equals(replayed.get(place))
                : origin.topic().equals(Topics.EVENTS.name()) && event.place().equals(place);
    }
}
