package io.harpline.local.harp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HarpPageTest {

    private static final String ATTACK = "<script>alert(\"1\")</script>&'";
    private static final String ESCAPED = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;";

    @Test
    void shouldSayThatNothingHasArrived() {
        assertThat(HarpPage.of(BadDay.WELL, List.of())).contains("No alert has arrived yet.");
    }

    @Test
    void shouldSayWhatKindOfDayItIs() {
        BadDay day = new BadDay(Mood.WELL, 0, 0, 0, Map.of("<A1>", 422));

        assertThat(HarpPage.of(BadDay.WELL, List.of())).doesNotContain("<p class=\"bad-day\">");
        assertThat(HarpPage.of(day, List.of()))
                .contains("<p class=\"bad-day\">Harp answers 422 to the alert &lt;A1&gt;</p>");
    }

    @Test
    void shouldEscapeEverythingThatAnAlertBrings() {
        // Given
        HarpPost post = new HarpPost(
                new HarpIdentity(null, "name " + ATTACK, "source " + ATTACK, "object " + ATTACK),
                HarpSeverity.URGENT,
                "output " + ATTACK,
                Map.of());

        // When
        String page = HarpPage.of(
                BadDay.WELL, List.of(HarpAlert.created(1, post, Instant.parse("2025-05-21T10:46:01.573Z"))));

        // Then
        assertThat(page)
                .doesNotContain(ATTACK)
                .contains("name " + ESCAPED, "source " + ESCAPED, "object " + ESCAPED, "output " + ESCAPED)
                .contains("<b class=\"urgent\">urgent</b>", "2025-05-21T10:46:01.573Z", "1 open, 0 closed");
    }
}
