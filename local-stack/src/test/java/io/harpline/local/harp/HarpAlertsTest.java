package io.harpline.local.harp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class HarpAlertsTest {

    private final HarpAlerts alerts = new HarpAlerts();
    private Instant now = Instant.parse("2025-05-21T10:00:00Z");

    /// What one identity's posts, in this order, end in: the alert's severity, its status, its history, its posts.
    @ParameterizedTest
    @CsvSource(textBlock = """
            warning,                  warning,  open,   warning,                  1
            warning warning,          warning,  open,   warning,                  2
            warning urgent,           urgent,   open,   warning urgent,           2
            urgent warning,           warning,  open,   urgent warning,           2
            warning ok,               ok,       closed, warning ok,               2
            warning ok ok,            ok,       closed, warning ok,               3
            warning ok warning,       warning,  open,   warning ok warning,       3
            ok warning,               warning,  open,   warning,                  1
            unknown critical ok urgent ok, ok,  closed, unknown critical ok urgent ok, 5
            """)
    void shouldLiveAsHarpsTableSays(String posts, String severity, String status, String history, int count) {
        // When
        for (String post : posts.split(" ", -1)) {
            accept(post, "output of " + post);
        }

        // Then
        HarpAlert alert = only();
        assertThat(alert.severity().text()).isEqualTo(severity);
        assertThat(alert.status().text()).isEqualTo(status);
        assertThat(alert.history())
                .extracting(change -> change.severity().text())
                .containsExactly(history.split(" ", -1));
        assertThat(alert.posts()).isEqualTo(count);
    }

    @Test
    void shouldIgnoreAnOkForWhatItDoesNotKnow() {
        // When
        accept("ok", "too early");

        // Then
        assertThat(alerts.all()).isEmpty();
    }

    @Test
    void shouldOverwriteOutputAndFieldsWithoutAHistoryRowWhenTheSeverityStays() {
        // Given
        accept("warning", "first");

        // When
        alerts.accept(post(HarpFixtures.IDENTITY, "warning", "second", Map.of("job", "7")), tick());

        // Then
        assertThat(only().output()).isEqualTo("second");
        assertThat(only().additionalFields()).containsExactly(Map.entry("job", "7"));
        assertThat(only().history()).extracting(HarpAlert.Change::output).containsExactly("first");
        assertThat(only().updatedAt()).isAfter(only().createdAt());
    }

    @Test
    void shouldKeepWhatItClosedWithWhenAnotherOkIsIgnored() {
        // Given
        accept("warning", "first");
        accept("ok", "closed");
        HarpAlert closed = only();

        // When
        accept("ok", "again");

        // Then
        assertThat(only()).usingRecursiveComparison().ignoringFields("posts").isEqualTo(closed);
    }

    @Test
    void shouldTakeEveryPartOfTheIdentityIntoAccount() {
        // When
        HarpFixtures.otherIdentities().forEach(identity -> alerts.accept(post(identity, "warning", "", Map.of()), now));
        accept("warning", "the one");

        // Then
        assertThat(alerts.all()).hasSize(5).extracting(HarpAlert::posts).containsOnly(1);
    }

    @ParameterizedTest
    @CsvSource({"[urgent] leak, urgent", "A [TEST], test", "urgent, open"})
    void shouldChangeTheStatusOfANameWithABracketedWord(String name, String status) {
        // When
        alerts.accept(post(new HarpIdentity(null, name, "s", "o"), "warning", "", Map.of()), now);

        // Then
        assertThat(only().status().text()).isEqualTo(status);
    }

    @Test
    void shouldNeverMatchTwoAlertsOfOneIdentityAgain() {
        // Given
        HarpPost post = post(HarpFixtures.IDENTITY, "warning", "raced", Map.of());
        OptionalInt unknown = alerts.find(post.identity());
        alerts.apply(unknown, post, now);
        alerts.apply(unknown, post, now);

        // When
        accept("ok", "closed?");

        // Then
        assertThat(alerts.all()).hasSize(2).extracting(HarpAlert::status).containsOnly(HarpStatus.OPEN);
    }

    private void accept(String severity, @Nullable String output) {
        alerts.accept(post(HarpFixtures.IDENTITY, severity, output == null ? "" : output, Map.of()), tick());
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    private HarpAlert only() {
        List<HarpAlert> all = alerts.all();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static HarpPost post(
            HarpIdentity identity, String severity, String output, Map<String, String> additionalFields) {
        return new HarpPost(identity, HarpSeverity.of(severity).orElseThrow(), output, additionalFields);
    }
}
