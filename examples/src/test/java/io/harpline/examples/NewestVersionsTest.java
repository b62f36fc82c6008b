package io.harpline.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class NewestVersionsTest {

    private final NewestVersions versions = new NewestVersions(2);

    @Test
    void shouldKnowAVersionAgainAndAnOlderOne() {
        assertThat(versions.rises("T1/A", 2)).isTrue();
        assertThat(versions.rises("T1/A", 2)).isFalse();
        assertThat(versions.rises("T1/A", 1)).isFalse();
        assertThat(versions.rises("T1/A", 3)).isTrue();
        assertThat(versions.rises("T1/B", 1)).isTrue();
    }

    @Test
    void shouldForgetTheAlertHeardOfLongestAgoWhenThereAreMoreThanFit() {
        versions.rises("T1/A", 1);
        versions.rises("T1/B", 1);
        versions.rises("T1/A", 1);
        versions.rises("T1/C", 1);

        assertThat(versions.rises("T1/A", 1)).isFalse();
        assertThat(versions.rises("T1/C", 1)).isFalse();
        assertThat(versions.rises("T1/B", 1)).isTrue();
    }
}
