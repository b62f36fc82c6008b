package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.Doubt.Kind;
import io.harpline.operator.domain.StoryEntry.Finished;
import io.harpline.operator.domain.StoryEntry.Judged;
import io.harpline.operator.domain.StoryEntry.KeptApart;
import io.harpline.operator.domain.StoryEntry.NotTaken;
import io.harpline.operator.domain.StoryEntry.Notified;
import io.harpline.operator.domain.StoryEntry.Told;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class AgreementTest {

    private static final Instant AT = Instant.parse("2026-11-20T06:00:00Z");
    private static final AlertKey ALERT = new AlertKey("T", "A");

    private final List<StoryEntry> entries = new ArrayList<>();
    private final List<DeliveredVersion> delivered = new ArrayList<>();
    private @Nullable AlertState state;

    @Test
    void shouldAgreeWhereHarpHasAcknowledgedTheNewestEvent() {
        applied(1, Phase.OPEN, Severity.LOW);
        applied(2, Phase.CLOSED, Severity.LOW);
        delivered("default", 2);

        assertThat(doubts()).isEmpty();
    }

    @Test
    void shouldTakeAReceiptForAnAcknowledgementWhoseOwnRecordIsGone() {
        applied(1, Phase.OPEN, Severity.LOW);
        finished(1, Result.DELIVERED);

        assertThat(doubts()).isEmpty();
    }

    @Test
    void shouldSayThatANewerEventIsOnItsWay() {
        applied(1, Phase.OPEN, Severity.LOW);
        applied(2, Phase.OPEN, Severity.HIGH);
        delivered("default", 1);

        assertThat(doubts())
                .containsExactly(new Doubt(
                        Kind.UNDER_WAY,
                        "Harp (default) has last acknowledged v1, and the alert is OPEN HIGH v2: harp-sink has not"
                                + " finished v2"));
    }

    @Test
    void shouldNameTheDeadLetterWhereHarpDidNotTakeTheNewestEvent() {
        applied(1, Phase.OPEN, Severity.LOW);
        finished(1, Result.REFUSED);
        entries.add(new NotTaken(
                AT,
                new Origin("harp.dead-letters.v1", 3, 127),
                1L,
                new DeadLetter(DeadLetter.Reason.REFUSED, 422, "", 1, AT, AT, place(Topics.EVENTS.name(), 1), 0)));

        assertThat(doubts())
                .containsExactly(new Doubt(
                        Kind.HARP_DIFFERS,
                        "Harp has acknowledged nothing of it, and the alert is OPEN LOW v1: v1 is a dead letter,"
                                + " harp.dead-letters.v1-3-127"));
    }

    /// Of which only a replay in mode CURRENT can be the reason.
    @Test
    void shouldDoubtWhatHarpRefusedAfterItHadAcknowledgedIt() {
        applied(1, Phase.OPEN, Severity.LOW);
        delivered("default", 1);
        finished(1, Result.DELIVERED);
        finished(1, Result.REFUSED);

        assertThat(doubts())
                .containsExactly(new Doubt(
                        Kind.HARP_DIFFERS,
                        "Harp (default) has acknowledged v1, and did not take it when a replay told it again: v1 is a"
                                + " dead letter"));
    }

    @Test
    void shouldAgreeOnceARedriveHasToldItAfterAll() {
        applied(1, Phase.OPEN, Severity.LOW);
        delivered("default", 1);
        finished(1, Result.REFUSED);
        finished(1, Result.DELIVERED);

        assertThat(doubts()).isEmpty();
    }

    @Test
    void shouldAgreeWhereAnAlertGoesToNoIntegration() {
        applied(1, Phase.OPEN, Severity.LOW);
        finished(1, Result.NOT_ROUTED);

        assertThat(doubts()).isEmpty();
    }

    @Test
    void shouldNotAgreeWhereARouteWasTakenAwayFromAnOpenAlert() {
        applied(1, Phase.OPEN, Severity.LOW);
        finished(1, Result.DELIVERED);
        applied(2, Phase.CLOSED, Severity.LOW);
        finished(2, Result.NOT_ROUTED);

        assertThat(doubts()).extracting(Doubt::what).singleElement().asString().endsWith("v2 goes to no integration");
    }

    @Test
    void shouldLookAtEachIntegrationThatWasTold() {
        applied(1, Phase.OPEN, Severity.LOW);
        applied(2, Phase.CLOSED, Severity.LOW);
        finished(2, Result.DELIVERED);
        delivered("former", 1);

        assertThat(doubts()).extracting(Doubt::what).singleElement().asString().startsWith("Harp (former) has last");
    }

    /// A cut-over may leave a state whose version is below that of an event that was told.
    @Test
    void shouldCompareHowItLooksWhereVersionsDiffer() {
        applied(5, Phase.OPEN, Severity.LOW);
        delivered("default", 5);

        state = state(4, Phase.OPEN, Severity.LOW);
        assertThat(doubts()).isEmpty();
        state = state(4, Phase.CLOSED, Severity.LOW);
        assertThat(doubts()).extracting(Doubt::kind).containsExactly(Kind.UNDER_WAY);
    }

    @Test
    void shouldNotMindHowSevereAClosedAlertWas() {
        applied(5, Phase.CLOSED, Severity.LOW);
        delivered("default", 5);

        state = state(4, Phase.CLOSED, Severity.HIGH);

        assertThat(doubts()).isEmpty();
    }

    @Test
    void shouldCompareWithTheNewestEventOnceTheStateIsForgotten() {
        applied(1, Phase.OPEN, Severity.LOW);
        applied(2, Phase.CLOSED, Severity.LOW);
        state = null;
        delivered("default", 1);

        assertThat(doubts()).extracting(Doubt::what).singleElement().asString().contains("the alert is CLOSED LOW v2");
    }

    @Test
    void shouldAgreeThatHarpKnowsNothingOfWhatWasNeverApplied() {
        notified(1);
        entries.add(new Judged(AT, place("o", 1), outcome(1, NotificationOutcome.Result.QUARANTINED)));

        assertThat(doubts()).isEmpty();
    }

    @Test
    void shouldNotAgreeWhereNothingIsLeftToCompareWith() {
        delivered("default", 1);

        assertThat(doubts()).extracting(Doubt::kind).containsExactly(Kind.NOT_KNOWN);
    }

    @Test
    void shouldMissAnOutcomeAndFindASecondOne() {
        notified(1);
        notified(2);
        entries.add(new Judged(AT, place("o", 1), outcome(2, NotificationOutcome.Result.ABSORBED)));
        entries.add(new Judged(AT, place("o", 2), outcome(2, NotificationOutcome.Result.DUPLICATE)));

        assertThat(doubts()).extracting(Doubt::kind).containsExactly(Kind.NO_OUTCOME, Kind.TWO_OUTCOMES);
    }

    @Test
    void shouldMissAnEventThatAnOutcomeNames() {
        applied(1, Phase.OPEN, Severity.LOW);
        delivered("default", 1);
        entries.removeIf(Told.class::isInstance);

        assertThat(doubts()).extracting(Doubt::kind).containsExactly(Kind.NO_EVENT);
    }

    @Test
    void shouldNotMissWhatRetentionHasRemoved() {
        applied(1, Phase.OPEN, Severity.LOW);
        notified(2);
        delivered("default", 1);
        entries.removeIf(Told.class::isInstance);

        assertThat(doubts(Map.of(Topics.EVENTS.name(), AT.plusSeconds(1), Topics.OUTCOMES.name(), AT.plusSeconds(1))))
                .isEmpty();
    }

    /// A quiet partition begins with whatever came last.
    @Test
    void shouldMissWhatIsTooYoungForRetentionToHaveRemoved() {
        applied(1, Phase.OPEN, Severity.LOW);
        notified(2);
        delivered("default", 1);
        entries.removeIf(Told.class::isInstance);

        assertThat(doubts(Map.of(Topics.EVENTS.name(), AT, Topics.OUTCOMES.name(), AT)))
                .extracting(Doubt::kind)
                .containsExactly(Kind.NO_OUTCOME, Kind.NO_EVENT);
    }

    /// A cut-over has judged the same notification otherwise, whose received-at is the version of both.
    @Test
    void shouldNotAgreeWhereHarpShowsSomethingElseOfTheSameVersion() {
        applied(5, Phase.OPEN, Severity.LOW);
        finished(5, Result.DELIVERED);
        state = state(5, Phase.CLOSED, Severity.LOW);

        assertThat(doubts())
                .extracting(Doubt::what)
                .singleElement()
                .asString()
                .startsWith("Harp (default) has last acknowledged v5 as OPEN LOW, and the alert is CLOSED LOW v5");
    }

    @Test
    void shouldTakeThatOfTwoEventsOfOneVersionWhichWasDelivered() {
        applied(5, Phase.OPEN, Severity.LOW);
        AlertEvent first = story().newest().orElseThrow();
        state = state(5, Phase.CLOSED, Severity.LOW);
        entries.add(new Told(
                AT,
                place(Topics.EVENTS.name(), 9),
                new AlertEvent(
                        "e9",
                        5,
                        first.type(),
                        "T",
                        "A",
                        "n5",
                        AT,
                        AT,
                        Severity.LOW,
                        null,
                        null,
                        List.of(),
                        state(5, Phase.CLOSED, Severity.LOW))));
        delivered("default", 5);

        assertThat(doubts()).extracting(Doubt::kind).containsExactly(Kind.UNDER_WAY);
        finished(5, Result.DELIVERED, 9);
        assertThat(doubts()).isEmpty();
    }

    @Test
    void shouldDoubtEachSignatureThatIsNotOk() {
        entries.add(new Notified(
                AT, place(Topics.NOTIFICATIONS.name(), 7), "n", "", null, null, null, Verification.ALTERED, null));

        assertThat(doubts())
                .contains(new Doubt(Kind.SIGNATURE, "the signature of gardin.notifications.v1-0-7: altered"));
    }

    @Test
    void shouldDoubtAsLongAsSomethingGenuineIsKeptApart() {
        for (Standing standing : Standing.values()) {
            entries.add(new KeptApart(AT, place(Topics.UNVERIFIED.name(), 7), "n", "gardin", "signature", standing));
        }

        assertThat(doubts()).extracting(Doubt::kind).containsExactly(Kind.KEPT_APART);
    }

    @ParameterizedTest
    @CsvSource({
        "signature, ./harpline reverify moves",
        "token, ./harpline reverify --reason TOKEN moves",
        "tenant, ./harpline reverify --reason TENANT moves"
    })
    void shouldNameTheCommandThatMovesWhatIsKeptApartForThatReason(String reason, String command) {
        entries.add(new KeptApart(AT, place(Topics.UNVERIFIED.name(), 7), "n", "gardin", reason, Standing.TO_MOVE));

        assertThat(doubts()).extracting(Doubt::what).singleElement().asString().contains(command);
    }

    private List<Doubt> doubts() {
        return doubts(Map.of());
    }

    private List<Doubt> doubts(Map<String, Instant> cut) {
        return new Agreement(story(), cut).doubts();
    }

    private AlertStory story() {
        return AlertStory.of(ALERT, entries, state, delivered);
    }

    private void applied(long version, Phase phase, Severity severity) {
        notified(version);
        entries.add(new Judged(AT, place("o", version), outcome(version, NotificationOutcome.Result.APPLIED)));
        state = state(version, phase, severity);
        entries.add(new Told(
                AT,
                place(Topics.EVENTS.name(), version),
                new AlertEvent(
                        "e" + version,
                        version,
                        AlertEventType.RAISED,
                        "T",
                        "A",
                        "n" + version,
                        AT,
                        AT,
                        severity,
                        null,
                        null,
                        List.of(),
                        state)));
    }

    private void notified(long offset) {
        entries.add(new Notified(
                AT, place(Topics.NOTIFICATIONS.name(), offset), "n", "", null, null, null, Verification.OK, null));
    }

    private static NotificationOutcome outcome(long version, NotificationOutcome.Result result) {
        boolean applied = result == NotificationOutcome.Result.APPLIED;
        return new NotificationOutcome(
                result,
                null,
                null,
                null,
                List.of(),
                "T",
                "A",
                "n" + version,
                AT,
                place(Topics.NOTIFICATIONS.name(), version),
                null,
                applied ? "e" + version : null,
                applied ? AlertEventType.RAISED : null,
                applied ? version : null);
    }

    private void finished(long version, Result result) {
        finished(version, result, version);
    }

    private void finished(long version, Result result, long offset) {
        entries.add(new Finished(
                AT,
                place("r", version),
                new Receipt(
                        "e" + version,
                        version,
                        "T",
                        "A",
                        result == Result.NOT_ROUTED ? Receipt.NOWHERE : "default",
                        result,
                        null,
                        1,
                        List.of(),
                        null,
                        null,
                        AT,
                        place(Topics.EVENTS.name(), offset))));
    }

    private void delivered(String destination, long version) {
        delivered.add(new DeliveredVersion("T", "A", destination, version, "e" + version, AT));
    }

    private static AlertState state(long version, Phase phase, Severity severity) {
        return new AlertState(
                AlertState.SCHEMA_VERSION,
                version,
                "T",
                "A",
                "J",
                AlertType.HEALTH,
                phase,
                severity,
                AT,
                null,
                null,
                null,
                List.of(),
                AT,
                AT);
    }

    private static Origin place(String topic, long offset) {
        return new Origin(topic, 0, offset);
    }
}
