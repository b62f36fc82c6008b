package io.harpline.local.demo;

import static io.harpline.schemas.alert.Gap.RAISED_MISSING;
import static io.harpline.schemas.alert.Gap.SEVERITY_MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.demo.Journey.End;
import io.harpline.local.demo.Sending.Telling;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine.Help.Ansi;

@Execution(ExecutionMode.CONCURRENT)
class JourneyTableTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Origin ARCHIVED = new Origin("gardin.notifications.v1", 3, 1_234_567);
    private static final Telling INCREASED = new Telling("thyme", "SEVERITY_INCREASED MEDIUM", "{}", false);

    private final JourneyTable table = new JourneyTable(new Colours(Ansi.OFF));

    @Test
    void shouldTellOfAnEventAndItsReceipt() {
        Journey journey = taken(Result.APPLIED, new End.Delivery(event(RAISED_MISSING, SEVERITY_MISSED), receipt(2)));

        assertThat(lines(journey)).containsExactly("""
                   thyme  SEVERITY_INCREASED MEDIUM  200     3/1234567  APPLIED     event SEVERITY_INCREASED v1795334454443
                                                                                    gaps RAISED_MISSING, SEVERITY_MISSED
                                                                                    receipt DELIVERED, 2 attempts, status 200\
                """.split("\n"));
    }

    @Test
    void shouldTellOfWhatMadeNoEvent() {
        assertThat(lines(taken(Result.DUPLICATE, new End.Repetition(ARCHIVED))))
                .containsExactly(
                        "   thyme  SEVERITY_INCREASED MEDIUM  200     3/1234567  DUPLICATE   of archive 3/1234567");
        assertThat(lines(taken(Result.ABSORBED, new End.Joining(state()))))
                .containsExactly(
                        "   thyme  SEVERITY_INCREASED MEDIUM  200     3/1234567  ABSORBED    state OPEN MEDIUM, no gaps");
    }

    @Test
    void shouldWrapTheReasonOfAQuarantine() {
        Journey journey = taken(
                Result.QUARANTINED,
                new End.Quarantine(QuarantineReason.UNKNOWN_VALUE, new Origin("alerts.quarantine.v1", 2, 7)));

        assertThat(lines(journey)).containsExactly("""
                   thyme  SEVERITY_INCREASED MEDIUM  200     3/1234567  QUARANTINED UNKNOWN_VALUE: alertSeverity must stand
                                                                                    once and be one of [LOW, MEDIUM, HIGH]
                                                                                    kept in quarantine 2/7\
                """.split("\n"));
    }

    @Test
    void shouldTellOfARefusal() {
        assertThat(lines(new Journey.Refused(new Fate.Refused(401, false))))
                .containsExactly(
                        "   thyme  SEVERITY_INCREASED MEDIUM  401     -          -           not in the archive");
    }

    @Test
    void shouldSayWhatMustHaveBeen() {
        Journey journey = new Journey.Refused(new Fate.Refused(503, false));

        List<String> lines = table.lines(INCREASED.becomes(new Fate.Duplicate()), journey);

        assertThat(lines.getLast()).isEqualTo("   must have been: Duplicate[]");
    }

    @Test
    void shouldColourOnlyWhereColoursAreWanted() {
        Journey journey = taken(Result.DUPLICATE, new End.Repetition(ARCHIVED));

        List<String> coloured =
                new JourneyTable(new Colours(Ansi.ON)).lines(INCREASED.becomes(journey.fate()), journey);

        assertThat(coloured.getFirst()).contains("\u001b[2mDUPLICATE   \u001b[0m");
        assertThat(lines(journey).getFirst()).doesNotContain("\u001b");
    }

    /// Without what an unexpected fate would add.
    private List<String> lines(Journey journey) {
        List<String> lines = table.lines(INCREASED.becomes(journey.fate()), journey);
        assertThat(lines).allMatch(line -> line.length() <= 110);
        return lines;
    }

    private static Journey taken(Result result, End end) {
        String why = "alertSeverity must stand once and be one of [LOW, MEDIUM, HIGH]";
        return new Journey.Taken(
                ARCHIVED,
                new NotificationOutcome(
                        result, null, null, why, List.of(), "T", "A", "N", NOW, ARCHIVED, null, null, null, null),
                end);
    }

    private static AlertEvent event(Gap... gaps) {
        return new AlertEvent(
                "e1",
                1_795_334_454_443L,
                AlertEventType.SEVERITY_INCREASED,
                "T",
                "A",
                "N",
                NOW,
                NOW,
                Severity.MEDIUM,
                null,
                null,
                List.of(gaps),
                state());
    }

    private static AlertState state() {
        return new AlertState(
                1,
                1,
                "T",
                "A",
                "J",
                AlertType.HEALTH,
                Phase.OPEN,
                Severity.MEDIUM,
                NOW,
                null,
                null,
                null,
                List.of(),
                NOW,
                NOW);
    }

    private static Receipt receipt(int attempts) {
        Attempt last = new Attempt(NOW, 5, 200, null);
        return new Receipt(
                "e1",
                1,
                "T",
                "A",
                "default",
                Receipt.Result.DELIVERED,
                null,
                attempts,
                List.of(last),
                null,
                null,
                NOW,
                new Origin("alerts.events.v1", 0, 0));
    }
}
