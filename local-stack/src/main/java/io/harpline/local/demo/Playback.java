package io.harpline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.demo.Journey.End;
import io.harpline.local.demo.Sending.Telling;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.local.gardin.WebhookClient;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TextHeaders;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Sends one notification after the other and follows each through the topics, by what the records themselves say of
/// where they came from.
final class Playback {

    static final List<TopicDeclaration> FOLLOWED = List.of(
            Topics.NOTIFICATIONS, Topics.OUTCOMES, Topics.EVENTS, Topics.STATE, Topics.QUARANTINE, Topics.RECEIPTS);

    private final WebhookClient gardin;
    private final byte[] secret;
    private final NewRecords records;

    Playback(WebhookClient gardin, byte[] secret, NewRecords records) {
        this.gardin = gardin;
        this.secret = secret;
        this.records = records;
    }

    /// Returns once it has reached its end.
    ///
    /// @throws IOException if ingest does not answer
    Journey play(Telling telling) throws IOException, InterruptedException {
        byte[] body = telling.body().getBytes(UTF_8);
        byte[] key = telling.forged() ? "not the secret at all".getBytes(UTF_8) : secret;
        HttpResponse<String> answer = gardin.post(SignedNotification.of(body, key));
        if (answer.statusCode() == 401 && !telling.forged()) {
            throw new ExpectedFailure(
                    "ingest has another secret; is GARDIN_SECRET set, or unset, as it was when the stack was started?");
        }
        if (answer.statusCode() != 200) {
            return new Journey.Refused(new Fate.Refused(answer.statusCode(), isArchived(body)));
        }
        String ingestId = Json.MAPPER.readTree(answer.body()).path("ingestId").asText();
        var archived = records.await(
                Topics.NOTIFICATIONS,
                record ->
                        TextHeaders.get(record.headers(), HeaderNames.INGEST_ID).equals(Optional.of(ingestId)));
        if (!Arrays.equals(archived.value(), body)) {
            throw new ExpectedFailure("the archive holds other bytes than were sent, at " + place(archived));
        }
        return follow(archived);
    }

    private Journey follow(ConsumerRecord<byte[], byte[]> archived) {
        Origin origin = place(archived);
        NotificationOutcome outcome = await(
                Topics.OUTCOMES, NotificationOutcome.class, one -> one.origin().equals(origin));
        End end = switch (outcome.result()) {
            case APPLIED -> delivery(Objects.requireNonNull(outcome.eventId()));
            case DUPLICATE -> new End.Repetition(Objects.requireNonNull(outcome.earlier()));
            case ABSORBED -> new End.Joining(state(archived));
            case QUARANTINED -> quarantine(Objects.requireNonNull(outcome.reason()), origin);
        };
        return new Journey.Taken(origin, outcome, end);
    }

    private End delivery(String eventId) {
        AlertEvent event =
                await(Topics.EVENTS, AlertEvent.class, one -> one.eventId().equals(eventId));
        return new End.Delivery(
                event,
                await(Topics.RECEIPTS, Receipt.class, one -> one.eventId().equals(eventId)));
    }

    /// The state that this very notification left: all that one makes carries its timestamp.
    private AlertState state(ConsumerRecord<byte[], byte[]> archived) {
        return Json.read(
                records.await(
                                Topics.STATE,
                                record -> Arrays.equals(record.key(), archived.key())
                                        && record.timestamp() == archived.timestamp())
                        .value(),
                AlertState.class);
    }

    private End quarantine(QuarantineReason reason, Origin origin) {
        return new End.Quarantine(reason, place(records.await(Topics.QUARANTINE, record -> cameFrom(origin, record))));
    }

    /// Whether it stands in the archive after all; once a forgery is answered, nothing of it is on its way there.
    private boolean isArchived(byte[] body) {
        return records.upToNow(Topics.NOTIFICATIONS).stream().anyMatch(record -> Arrays.equals(record.value(), body));
    }

    private <T> T await(TopicDeclaration topic, Class<T> type, Predicate<T> fits) {
        return Json.read(
                records.await(topic, record -> fits.test(Json.read(record.value(), type)))
                        .value(),
                type);
    }

    private static boolean cameFrom(Origin origin, ConsumerRecord<byte[], byte[]> record) {
        return TextHeaders.get(record.headers(), HeaderNames.ORIGIN_PARTITION)
                        .equals(Optional.of(Integer.toString(origin.partition())))
                && TextHeaders.get(record.headers(), HeaderNames.ORIGIN_OFFSET)
                        .equals(Optional.of(Long.toString(origin.offset())));
    }

    private static Origin place(ConsumerRecord<byte[], byte[]> record) {
        return new Origin(record.topic(), record.partition(), record.offset());
    }
}
