package io.harpline.operator.domain;

import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the archive has from the quarantine, and so which of the quarantined notifications were requeued before. Places
/// in the quarantine do not tell by themselves, since another cluster's quarantine is made anew:
///
/// ```
/// archive  first ─▶ quarantined      requeued ─▶ quarantined again      requeued again
///             one ingest-id             the same                          the same
/// ```
///
/// So what was quarantined where it was first archived was requeued if the archive has its ingest-id from the
/// quarantine; and what was quarantined again, if the archive has that behind the place that it came from.
public final class Requeued {

    /// By ingest-id: the places in the archive, each with that in the quarantine that it has come from.
    private final Map<String, Map<Place, Place>> archived = new HashMap<>();

    /// A record of the archive, if it has come from the quarantine.
    public void add(@Nullable String ingestId, int partition, long offset, @Nullable Origin movedFrom) {
        if (ingestId != null && movedFrom != null && movedFrom.topic().equals(Topics.QUARANTINE.name())) {
            archived.computeIfAbsent(ingestId, _ -> new HashMap<>())
                    .put(new Place(partition, offset), new Place(movedFrom.partition(), movedFrom.offset()));
        }
    }

    /// Whether it was requeued before.
    public boolean has(Quarantined one) {
        Map<Place, Place> same = one.ingestId() == null ? Map.of() : archived.getOrDefault(one.ingestId(), Map.of());
        Origin origin = one.origin();
        if (origin == null) {
            return same.containsValue(one.place());
        }
        Place from = new Place(origin.partition(), origin.offset());
        if (!same.containsKey(from)) {
            return !same.isEmpty();
        }
        // A key that is read otherwise now leads to another partition, whose order tells nothing.
        return same.entrySet().stream()
                .anyMatch(other -> other.getKey().partition() == from.partition()
                        ? other.getKey().offset() > from.offset()
                        : other.getValue().equals(one.place()));
    }
}
