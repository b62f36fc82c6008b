package io.harpline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.harp.HarpSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Execution(ExecutionMode.CONCURRENT)
class HarpCommandTest {

    @TempDir
    Path directory;

    private final StringWriter shown = new StringWriter();
    private HarpSimulator harp;
    private URI control;

    @BeforeEach
    void start() {
        harp = HarpSimulator.start(directory, 0);
        control = harp.controlUrl();
    }

    @AfterEach
    void stop() {
        harp.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --ok                              | Harp is well
            --hang                            | Harp does not answer; what is posted lands when this is over
            --slow 2s                         | Harp looks at each post 2000 ms later
            --error-share 10%                 | Harp answers 10 % of the posts with 500
            --too-many 5s                     | Harp answers 429 with Retry-After: 5
            --false-200                       | Harp answers as if all were well and stores nothing
            --error-result                    | Harp answers 200 with a result that says Error, and stores nothing
            --lose-answers                    | Harp stores what is posted and breaks the connection instead of answering
            --fail-alert A=422 --fail-alert B=500 | Harp answers 422 to the alert A; answers 500 to the alert B
            --fail-alert A=hang               | Harp does not answer to the alert A, and does not store it
            --lose-answers --error-share 5 --slow 500ms | Harp stores what is posted and breaks the connection instead of answering; looks at each post 500 ms later; answers 5 % of the posts with 500
            """)
    void shouldSwitchTheDayAndSayWhatHolds(String options, String says) {
        assertThat(run(options.split(" ", -1))).isZero();
        assertThat(shown.toString()).isEqualToIgnoringNewLines(says);
    }

    @Test
    void shouldShutThePortNameThePageAndOpenItAgain() {
        assertThat(run("--refuse")).isZero();
        assertThat(run()).isZero();
        assertThat(run("--ok")).isZero();

        String refuses = "Harp refuses connections\nits page meanwhile: " + control + "\n";
        assertThat(shown.toString()).isEqualToNormalizingNewlines(refuses + refuses + "Harp is well\n");
    }

    @Test
    void shouldForgetWhatTheNextCallDoesNotName() {
        run("--false-200", "--slow", "1s");

        run("--error-share", "1%");

        assertThat(shown.toString()).endsWith("Harp answers 1 % of the posts with 500\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --refuse --hang           | --refuse, --hang are mutually exclusive
            --ok --slow 2s            | --ok means that nothing else holds: leave the rest out
            --hang --slow 2s          | --hang leaves nothing for --slow, --error-share and --fail-alert to act on
            --refuse --error-share 1  | --refuse leaves nothing for --slow, --error-share and --fail-alert to act on
            --slow soon               | 'soon' is no time such as 500ms, 2s or 1m
            --slow 11m                | slowMs must be from 0 to 600000
            --error-share 110%        | '110%' is no share from 0% to 100%
            --too-many 500ms          | --too-many takes whole seconds
            --fail-alert A            | --fail-alert
            --fail-alert A=200        | failAlerts must have statuses from 400 to 599
            --fail-alert A=yes        | 'yes' is no status from 400 to 599, and not hang either
            """)
    void shouldSayWhatIsWrongAndChangeNothing(String options, String why) {
        assertThat(run(options.split(" ", -1))).isEqualTo(2);
        assertThat(shown.toString()).contains(why);

        shown.getBuffer().setLength(0);
        run();
        assertThat(shown.toString()).isEqualToIgnoringNewLines("Harp is well");
    }

    @Test
    void shouldSayThatNoSimulatorAnswers() {
        // Given
        harp.close();

        // When
        int status = run("--ok");

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(shown.toString()).startsWith("no answer from the Harp simulator: ");
        harp = HarpSimulator.start(directory, 0);
    }

    private int run(String... arguments) {
        PrintWriter out = new PrintWriter(shown, true);
        return new CommandLine(new HarpCommand(data -> control))
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    assertThat(failure).isInstanceOf(ExpectedFailure.class);
                    out.println(failure.getMessage());
                    return 1;
                })
                .execute(arguments);
    }
}
