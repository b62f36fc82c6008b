package io.harpline.prove.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of the design, each written out by hand. A notification is `id event severity` and, where it has any, the
/// previous severity or the reason; its timestamp is the number of its id in minutes.
class AlertModelTest {

    private final AlertModel model = new AlertModel("T1/A1");
    private final List<String> results = new ArrayList<>();
    private int offset;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 RAISED LOW                                                        | APPLIED RAISED                               | OPEN LOW
            1 RAISED LOW, 2 SEVERITY_INCREASED HIGH LOW                         | APPLIED RAISED, APPLIED SEVERITY_INCREASED   | OPEN HIGH
            1 RAISED HIGH, 2 SEVERITY_INCREASED HIGH HIGH                       | APPLIED RAISED, ABSORBED                     | OPEN HIGH
            1 RAISED LOW, 2 RAISED HIGH                                         | APPLIED RAISED, APPLIED SEVERITY_INCREASED   | OPEN HIGH
            1 RAISED LOW, 2 CLOSED HIGH EXPIRED                                 | APPLIED RAISED, APPLIED CLOSED               | CLOSED HIGH EXPIRED
            1 RAISED LOW, 1 RAISED LOW                                          | APPLIED RAISED, DUPLICATE                    | OPEN LOW
            1 RAISED LOW, 1 RAISED HIGH                                         | APPLIED RAISED, QUARANTINED                  | OPEN LOW
            2 SEVERITY_INCREASED HIGH MEDIUM                                    | APPLIED SEVERITY_INCREASED                   | OPEN HIGH [RAISED_MISSING, SEVERITY_MISSED]
            2 SEVERITY_INCREASED HIGH MEDIUM, 1 RAISED MEDIUM                   | APPLIED SEVERITY_INCREASED, ABSORBED         | OPEN HIGH
            1 RAISED LOW, 3 SEVERITY_INCREASED HIGH MEDIUM                      | APPLIED RAISED, APPLIED SEVERITY_INCREASED   | OPEN HIGH [SEVERITY_MISSED]
            3 CLOSED LOW EXPIRED, 1 RAISED LOW                                  | APPLIED CLOSED, ABSORBED                     | CLOSED LOW EXPIRED
            3 CLOSED LOW EXPIRED, 2 CLOSED LOW REPLACED, 1 RAISED LOW           | APPLIED CLOSED, ABSORBED, ABSORBED           | CLOSED LOW REPLACED
            3 CLOSED LOW EXPIRED                                                | APPLIED CLOSED                               | CLOSED LOW EXPIRED [RAISED_MISSING]
            1 RAISED LOW, 2 WILTED LOW                                          | APPLIED RAISED, QUARANTINED                  | OPEN LOW
            """)
    void shouldRuleAsTheDesignSays(String told, String expected, String state) {
        for (String notification : told.split(", ", -1)) {
            tell(notification.split(" ", -1));
        }

        assertThat(String.join(", ", results)).isEqualTo(expected);
        Joined joined = Objects.requireNonNull(model.standing()).joined();
        assertThat(joined.phase()
                        + " " + joined.severity()
                        + (joined.closeReason() == null ? "" : " " + joined.closeReason())
                        + (joined.gaps().isEmpty() ? "" : " " + joined.gaps()))
                .isEqualTo(state);
    }

    @Test
    void shouldLetTheVersionGrowThoughAnEarlierReceiptComesLater() {
        tellAt(5_000, "1", "RAISED", "LOW");
        tellAt(4_000, "2", "SEVERITY_INCREASED", "MEDIUM", "LOW");
        tellAt(9_000, "3", "CLOSED", "MEDIUM", "EXPIRED");
        tellAt(9_500, "4", "RAISED", "LOW");

        Standing standing = Objects.requireNonNull(model.standing());
        assertThat(standing.version()).isEqualTo(9_000);
        assertThat(standing.lastReceivedAt()).isEqualTo(Instant.ofEpochMilli(9_500));
        assertThat(results)
                .containsExactly("APPLIED RAISED", "APPLIED SEVERITY_INCREASED", "APPLIED CLOSED", "ABSORBED");
    }

    @Test
    void shouldQuarantineWhatStandsUnderAnotherAlertsKey() {
        Ruling ruling =
                new AlertModel("T1/A2").rule(told("1", "RAISED", "LOW"), digest(1), new Place(0, 0), Instant.EPOCH);

        assertThat(ruling.allows("KEY_MISMATCH", null)).isTrue();
        assertThat(ruling.allows("UNREADABLE", null)).isFalse();
    }

    private void tell(String... notification) {
        tellAt(offset, notification);
    }

    private void tellAt(int receivedAt, String... notification) {
        Ruling ruling = model.rule(
                told(notification),
                digest(String.join(" ", notification).hashCode()),
                new Place(0, offset++),
                Instant.ofEpochMilli(receivedAt));
        results.add(ruling.result()
                + (ruling.event() == null ? "" : " " + ruling.event().type()));
    }

    private static Digest digest(int of) {
        return new Digest(of, 0);
    }

    private static Told told(String... notification) {
        String more = notification.length < 4
                ? ""
                : (notification[1].equals("CLOSED") ? ",\"closeReason\":\"%s\"" : ",\"previousSeverity\":\"%s\"")
                        .formatted(notification[3]);
        String body = """
                {"tenantId":"T1","alertId":"A1","notificationId":"N%s","jobId":"J","alertType":"HEALTH","event":"%s",\
                "alertSeverity":"%s","timestamp":"2026-11-22T08:0%s:00Z"%s}""".formatted(notification[0], notification[1], notification[2], notification[0], more);
        return Reading.told(body.getBytes(UTF_8));
    }
}
