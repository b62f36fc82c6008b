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
                "mailto:secret@harp.example",
                "https://harp.example:84430/secret",
                "https://harp.example:0/secret"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0b5e5a0f-c0de-4bad-8bad-5ec2e7c0ffee",
                "0B5E5A0F-C0DE-4BAD-8BAD-5EC2E7C0FFEE",
                "asked for http://harp.example/hooks/Zm9vYmFyYmF6cXV4MTIz?integration_key=0b5e5a0f-c0de-4bad-8bad-5ec2e7c0ffee",
                "{\"url\":\"http:\\/\\/harp.example\\/hooks\\/Zm9vYmFyYmF6cXV4MTIz?integration_key=0b5e5a0f-c0de-4bad\"}",
                "r=http%3A%2F%2Fharp.example%2Fhooks%2FZm9vYmFyYmF6cXV4MTIz%3Fintegration_key%3D0b5e5a0f-c0de-4bad-8bad",
                "<a href='/hooks/Zm9vYmFyYmF6cXV4MTIz?x=1&amp;integration_key=0b5e5a0f-c0de-4bad-8bad-5ec2e7c0ffee'>",
                "cut behind integration_key=0b5e5a0f-c0d"
            })
    void shouldLeaveNoKeyInATextThatRepeatsTheUrlInItsOwnWay(String text) {
        String url =
                "http://harp.example/hooks/Zm9vYmFyYmF6cXV4MTIz?integration_key=0b5e5a0f-c0de-4bad-8bad-5ec2e7c0ffee";

        assertThat(IntegrationUrl.parse("the key", url).redact(text))
                .contains("[redacted]")
                .doesNotContainIgnoringCase("0b5e5a0f", "c0de", "8bad", "c0ffee", "Zm9v");
    }

    @Test
    void shouldLeaveNothingOfTheWholeUrl() {
        assertThat(IntegrationUrl.parse("the key", TEXT).redact("no " + TEXT + " here"))
                .isEqualTo("no [redacted] here");
    }

    @Test
    void shouldLeaveOtherTextAlone() {
        String text = "{\"detail\":\"Backend error: integration is away\"}";

        assertThat(IntegrationUrl.parse("the key", TEXT).redact(text)).isEqualTo(text);
    }

    @Test
    void shouldTakeAnAddressWithAZone() {
        assertThat(IntegrationUrl.parse("the key", "http://[fe80::1%25eth0]/x").host())
                .startsWith("[fe80::1");
    }
}
