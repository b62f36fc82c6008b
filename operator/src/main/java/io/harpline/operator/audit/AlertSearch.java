package io.harpline.operator.audit;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.audit.Lookup.Whose;
import io.harpline.operator.domain.Agreement;
import io.harpline.operator.domain.AlertStory;
import io.harpline.operator.domain.Audit;
import io.harpline.operator.domain.Judge;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.terminal.Printable;
import io.harpline.operator.verify.Headers;
import io.harpline.operator.verify.Span;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Looks into one alert. There is no index: what is read begins a day before the time in the alert's id, ends with the
/// topics, and is one partition of each where the tenant is known.
///
/// @param judge of what was kept apart, with the keys at hand
public record AlertSearch(Cluster cluster, Judge judge, Instant now) {

    /// The alert of a tenant; empty if nothing is known of it.
    public Optional<Audit> ofAlert(AlertKey alert) {
        return audit(AlertTopics.of(cluster), alert, Optional.empty());
    }

    /// The alert, or that of the notification, which has this id; empty if nothing is known of it.
    ///
    /// @throws ExpectedFailure if there are several
    public Optional<Audit> ofId(String id) {
        AlertTopics topics = AlertTopics.of(cluster);
        Whose whose = new Lookup(topics, id).find(IdTime.of(id, now));
        if (whose.alerts().size() > 1) {
            throw new ExpectedFailure("that id is in use more than once: say which is meant, "
                    + Printable.of(String.join(" or ", whose.alerts())).replace('\n', ' '));
        }
        return whose.alerts().stream()
                .findFirst()
                .map(key -> AlertKey.of(key.getBytes(StandardCharsets.UTF_8)))
                .flatMap(alert -> audit(topics, alert, Optional.of(id).filter(_ -> whose.asNotification())));
    }

    private Optional<Audit> audit(AlertTopics topics, AlertKey alert, Optional<String> notificationId) {
        Optional<Instant> since = IdTime.of(alert.alertId(), now);
        return read(topics, topics.of(alert, since), alert)
                .map(read -> audit(read, notificationId, since))
                // Before it says that there is nothing, it looks everywhere.
                .or(() -> read(topics, topics.everything(), alert)
                        .map(read -> audit(read, notificationId, Optional.empty())));
    }

    private Audit audit(Read read, Optional<String> notificationId, Optional<Instant> since) {
        return new Audit(
                read.story(),
                notificationId,
                since.map(time -> time.minus(Span.CLOCK_AHEAD)),
                new Agreement(read.story(), read.topics().cut(read.span(), now)).doubts());
    }

    private record Read(AlertTopics topics, Span span, AlertStory story) {}

    private Optional<Read> read(AlertTopics topics, Span span, AlertKey alert) {
        byte[] key = alert.bytes();
        Mention mention = new Mention(alert.alertId());
        List<ConsumerRecord<byte[], byte[]>> records = new Sweep(cluster, span).find(record -> {
            if (AlertTopics.isKeyed(record.topic())) {
                return Arrays.equals(record.key(), key);
            }
            return record.topic().equals(Topics.OPERATIONS.name())
                    || mention.in(Headers.body(record), ids -> ids.key().equals(alert))
                            .isPresent();
        });
        return records.stream().allMatch(record -> record.topic().equals(Topics.OPERATIONS.name()))
                ? Optional.empty()
                : Optional.of(new Read(topics, span, new Gathered(records, judge).story(alert)));
    }
}
