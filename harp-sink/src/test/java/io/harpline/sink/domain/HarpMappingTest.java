package io.harpline.sink.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Severity;
import io.harpline.sink.AnEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class HarpMappingTest {

    private static final AnEvent EVENT = AnEvent.of("01H4ALERT");

    @Test
    void shouldPostExactlyThisForARaisedAlert() {
        HarpAlert alert = HarpMapping.of(EVENT.build());

        assertThat(new String(alert.json(), UTF_8)).isEqualTo("""
                        {"alert_name":"Gardin HEALTH alert",\
                        "alert_severity":"warning",\
                        "source":"gardin/01H4TENANT",\
                        "object":"2207-TEST 01H4ALERT",\
                        "notification_output":"Gardin's HEALTH alert in job 2207-TEST was raised at \
                        2026-05-04T08:15:30.250Z with severity LOW.",\
                        "additional_fields":{"tenant_id":"01H4TENANT","alert_id":"01H4ALERT","job_id":"2207-TEST",\
                        "gardin_severity":"LOW","event_id":"e-01H4ALERT-1",\
                        "occurred_at":"2026-05-04T08:15:30.250Z"}}""");
    }

    @ParameterizedTest
    @CsvSource({"LOW, warning", "MEDIUM, critical", "HIGH, urgent"})
    void shouldSpellAnOpenAlertsSeverityAsHarpDoes(Severity gardin, String harp) {
        assertThat(HarpMapping.of(EVENT.severity(gardin).build()).severity()).isEqualTo(harp);
    }

    @Test
    void shouldCloseWithOkWhateverTheSeverityWas() {
        HarpAlert alert = HarpMapping.of(
                EVENT.severity(Severity.HIGH).closed(CloseReason.EXPIRED).build());

        assertThat(alert.severity()).isEqualTo("ok");
        assertThat(alert.output())
                .isEqualTo("Gardin's HEALTH alert in job 2207-TEST closed at 2026-05-04T08:15:30.250Z, as it expired.");
        assertThat(alert.fields()).containsEntry("close_reason", "EXPIRED").containsEntry("gardin_severity", "HIGH");
    }

    @Test
    void shouldTellFromWhatTheSeverityRose() {
        assertThat(HarpMapping.of(EVENT.increased(Severity.LOW, Severity.HIGH).build())
                        .output())
                .endsWith(" increased in severity from LOW to HIGH at 2026-05-04T08:15:30.250Z.");
        assertThat(HarpMapping.of(EVENT.increased(null, Severity.HIGH).build()).output())
                .endsWith(" increased in severity to HIGH at 2026-05-04T08:15:30.250Z.");
    }

    @Test
    void shouldListTheGaps() {
        HarpAlert alert = HarpMapping.of(
                EVENT.gaps(Gap.RAISED_MISSING, Gap.SEVERITY_MISSED).build());

        assertThat(alert.fields()).containsEntry("gaps", "RAISED_MISSING, SEVERITY_MISSED");
    }

    @Test
    void shouldNameAnAlertWithoutAJobByItsIdAlone() {
        assertThat(HarpMapping.of(EVENT.job("").build()).object()).isEqualTo("01H4ALERT");
    }

    @Test
    void shouldCutTheJobAndNeverTheAlert() {
        HarpAlert alert = HarpMapping.of(EVENT.job("j".repeat(128)).build());

        assertThat(alert.object()).hasSize(90).startsWith("jjj").endsWith("j 01H4ALERT");
    }

    @Test
    void shouldLeaveTheJobOutWhereTheAlertNeedsAllTheRoom() {
        String longId = "a".repeat(90);

        assertThat(HarpMapping.of(AnEvent.of(longId).build()).object()).isEqualTo(longId);
    }

    @Test
    void shouldReplaceAnIdThatDoesNotFitByItsBeginningAndItsHash() {
        HarpAlert alert = HarpMapping.of(AnEvent.of("a".repeat(91)).build());

        assertThat(alert.object()).matches("2207-TEST a{24}~[0-9a-f]{16}");
    }

    @Test
    void shouldKeepTextThatHarpMayNotHoldOutOfEverything() {
        HarpAlert alert = HarpMapping.of(
                AnEvent.of("alert🌱").tenant("tenant🌱").job("job🌱\n").build());

        assertThat(alert.source()).matches("gardin/tenant\\?~[0-9a-f]{16}");
        assertThat(alert.object()).matches("job\\?  alert\\?~[0-9a-f]{16}");
        assertThat(new String(alert.json(), UTF_8).codePoints()).allMatch(Character::isBmpCodePoint);
        assertThat(alert.fields()).containsEntry("job_id", "job? ");
    }
}
