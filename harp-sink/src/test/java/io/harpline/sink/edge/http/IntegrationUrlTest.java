package io.harpline.sink.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.settings.BadConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class IntegrationUrlTest {

    private static final String TEXT = "https://harp.example/api/rest?integration_key=s%2Bcret&x=1&y=%22%20";

    @Test
    void shouldKeepTheUrlExactly() {
        assertThat(IntegrationUrl.parse("the key", TEXT).uri()).hasToString(TEXT);
    }

    @Test
    void shouldNotPrintItself() {
        assertThat(IntegrationUrl.parse("the key", TEXT)).hasToString("IntegrationUrl[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a url secret",
                "/api?integration_key=secret",
                "ftp://secret@harp.example/",
                "https:///secret",
                "https://harp.example/{secret}",
                "mailto:secret@harp.example"
            })
    void shouldRefuseWhatIsNoHttpUrlWithoutShowingIt(String text) {
        assertThatThrownBy(() -> IntegrationUrl.parse("the key", text))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith("the key is not a")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                "the path /api/rest and integration_key=s%2Bcret&x=1&y=%22%20",
                "integration_key=s+cret&x=1&y=\" ",
                "key s%2Bcret is unknown",
                "key s+cret is unknown"
            })
    void shouldTakeItsKeyOutOfOtherText(String text) {
        assertThat(IntegrationUrl.parse("the key", TEXT).redact(text))
                .contains("[redacted]")
                .doesNotContain("cret", "/api/rest");
    }
}
