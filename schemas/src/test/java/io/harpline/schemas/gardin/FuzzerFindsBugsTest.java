package io.harpline.schemas.gardin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// A fuzzer that sees nothing finds nothing, and all is green: Jazzer 0.24 was blind on Java 25. So it has to
/// find a bug that was planted, in about the time that the build gives it.
class FuzzerFindsBugsTest {

    @Test
    void shouldFindAPlantedBug(@TempDir Path directory) throws Exception {
        Path said = directory.resolve("said");
        ProcessBuilder fuzzing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+EnableDynamicAgentLoading",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzerFindsBugsTest.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        fuzzing.environment().put("JAZZER_FUZZ", "1");
        fuzzing.environment().put("JAZZER_MAX_DURATION", "6s");
        fuzzing.environment().put("JAZZER_INSTRUMENT", "io.harpline.**");

        Process process = fuzzing.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readString(said))
                .contains("FuzzTestFindingException: java.lang.StringIndexOutOfBoundsException");
        assertThat(directory.toFile().listFiles((File in, String name) -> name.startsWith("crash-")))
                .isNotEmpty();
    }

    /// What runs in the JVM of its own.
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(PlantedBug.class))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true, UTF_8));
    }

    /// A reader that forgets that an escape may be cut short. No chance leads to the four bytes that show it,
    /// only their being met one by one.
    static class PlantedBug {

        @FuzzTest
        void shouldReadAnyName(byte[] body) {
            String text = new String(body, UTF_8);
            if (text.length() > 3 && text.charAt(0) == '{') {
                if (text.charAt(1) == '"') {
                    if (text.charAt(2) == '\\') {
                        if (text.charAt(3) == 'u') {
                            assertThat(text.substring(4, 8)).hasSize(4);
                        }
                    }
                }
            }
        }
    }
}
