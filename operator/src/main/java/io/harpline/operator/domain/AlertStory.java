package io.harpline.operator.domain;

import io.harpline.operator.domain.StoryEntry.Finished;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.PutAside;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.topic.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// All that is known of one alert.
///
/// @param entries what happened, in the order of time
/// @param state as it stands in `alerts.state.v1`; absent where it is forgotten, or nothing was ever applied
/// @param acknowledged what Harp last acknowledged, by the name of the integration
public record AlertStory(
        AlertKey alert, List<StoryEntry> entries, @Nullable AlertState state, List<Acknowledged> acknowledged) {

    private static final Set<Result> ACKNOWLEDGED = Set.of(Result.DELIVERED, Result.ALREADY_DELIVERED);

    public AlertStory {
        entries = entries.stream().sorted(StoryEntry.IN_ORDER).toList();
        acknowledged = List.copyOf(acknowledged);
    }

    /// Puts it together.
    ///
    /// @param delivered what stands in `harp.delivered.v1`; the receipts tell of those that it no longer has
    public static AlertStory of(
            AlertKey alert,
            List<StoryEntry> entries,
            @Nullable AlertState state,
            Collection<DeliveredVersion> delivered) {
        List<Acknowledged> all = new ArrayList<>();
        delivered.forEach(one -> all.add(new Acknowledged(one.destination(), one.version(), one.deliveredAt())));
        entries.stream()
                .flatMap(entry -> entry.as(Finished.class).stream())
                .map(Finished::receipt)
                .filter(receipt -> ACKNOWLEDGED.contains(receipt.result()))
                .forEach(receipt ->
                        all.add(new Acknowledged(receipt.destination(), receipt.version(), receipt.finishedAt())));
        Map<String, Acknowledged> newest = new TreeMap<>();
        all.forEach(one -> newest.merge(
                one.destination(), one, BinaryOperator.maxBy(Comparator.comparingLong(Acknowledged::version))));
        return new AlertStory(alert, entries, state, List.copyOf(newest.values()));
    }

    /// All entries of one kind, in the order of time.
    public <T extends StoryEntry> List<T> all(Class<T> kind) {
        return entries.stream().flatMap(entry -> entry.as(kind).stream()).toList();
    }

    /// How many notifications could not be applied, and were not given to transform again since.
    public long quarantined() {
        Requeued requeued = new Requeued();
        for (Notified notified : all(Notified.class)) {
            Origin place = notified.place();
            requeued.add(notified.ingestId(), place.partition(), place.offset(), notified.movedFrom());
        }
        return all(PutAside.class).stream()
                .filter(aside -> !requeued.has(aside.quarantined()))
                .count();
    }

    /// The newest event that was made, by its version.
    Optional<AlertEvent> newest() {
        return all(Told.class).stream().map(Told::event).max(Comparator.comparingLong(AlertEvent::version));
    }

    /// How the alert stands, as far as anybody still knows: by its state, or its newest event once that is forgotten.
    Optional<AlertState> truth() {
        return state == null ? newest().map(AlertEvent::state) : Optional.of(state);
    }

    /// How the alert stood after the event that was acknowledged. A cut-over may have told another one of the same
    /// version: then that which was delivered, as far as a receipt says so, or the first, which went before it.
    public Optional<AlertState> after(Acknowledged harp) {
        List<Told> events = all(Told.class).stream()
                .filter(told -> told.event().version() == harp.version())
                .toList();
        return receipts(harp.version()).reversed().stream()
                .filter(receipt -> receipt.result() == Result.DELIVERED)
                .filter(receipt -> receipt.destination().equals(harp.destination()))
                .map(Receipt::origin)
                .flatMap(origin -> events.stream().filter(told -> told.place().equals(origin)))
                .findFirst()
                .or(() -> events.stream().findFirst())
                .map(told -> told.event().state());
    }

    /// What became of the deliveries of that version, the latest last.
    List<Receipt> receipts(long version) {
        return all(Finished.class).stream()
                .map(Finished::receipt)
                .filter(receipt -> receipt.version() == version)
                .toList();
    }
}
