package io.harpline.operator.domain;

import io.harpline.schemas.harp.Replay.Mode;
import io.harpline.schemas.operation.Operation.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be sent, without the events themselves, which may be many.
///
/// @param sha256 of the file that says it, without its last line
public record ReplayPlan(Head head, Sum sum, String sha256) {

    /// Of the file's format.
    public static final int FORMAT = 1;

    /// What a plan is made of; the first line of its file.
    ///
    /// @param plan its id, a ULID; that of the operation too
    /// @param topicId Kafka's own name for the `alerts.events.v1` whose offsets are meant
    /// @param selection in the words of the command
    /// @param topic a consumer's own; absent where the events go to Harp
    /// @param create whether that topic may be made
    /// @param rate events a second
    /// @param ends behind which nothing was looked at, of each partition of `alerts.events.v1` from 0 on
    public record Head(
            String plan,
            int format,
            Instant plannedAt,
            String plannedBy,
            String topicId,
            String selection,
            @Nullable String topic,
            boolean create,
            Mode mode,
            int rate,
            List<Long> ends) {

        public Head {
            ends = List.copyOf(ends);
        }

        /// The consumer's own topic; empty where the events go to Harp.
        public Optional<String> ownTopic() {
            return Optional.ofNullable(topic);
        }

        /// For the record of the operation.
        public String words() {
            return selection + " --mode " + mode + ", to " + ownTopic().orElse("harp");
        }
    }

    /// An event that is to be sent; a line of the file.
    ///
    /// @param alert its record key
    public record Line(int partition, long offset, String alert, String eventId, long version, Effect effect) {

        public Place place() {
            return new Place(partition, offset);
        }
    }

    /// What there is in it; the last line but one.
    ///
    /// @param counts events asked for, by what they would do
    /// @param events how many are to be sent
    /// @param alerts of how many alerts
    /// @param oldest the receivedAt of the oldest of them; absent where there is none
    public record Sum(
            List<Count> counts,
            long events,
            long alerts,
            @Nullable Instant oldest) {

        public Sum {
            counts = List.copyOf(counts);
        }
    }

    /// How long sending takes at its rate, if nothing holds it up.
    public Duration duration() {
        return Duration.ofMillis((sum.events() * 1000 + head.rate() - 1) / head.rate());
    }
}
