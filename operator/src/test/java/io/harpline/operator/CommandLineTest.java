package io.harpline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the commands say before, or without, a Kafka.
@Execution(ExecutionMode.CONCURRENT)
class CommandLineTest {

    private static final String NOBODY = "localhost:1";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gaps",
                "alerts",
                "dead-letters list",
                "dead-letters show",
                "dead-letters redrive",
                "quarantine list",
                "quarantine show",
                "quarantine requeue",
                "topics diff",
                "topics apply",
                "audit",
                "doctor",
                "ledger",
                "verify-archive",
                "reverify",
                "replay plan",
                "replay apply",
                "reprocess",
                "reprocess cut-over",
                "reprocess drop"
            })
    void shouldTellItsExitCodesAndAnExample(String command) {
        Ran help = Ran.without((command + " --help").split(" ", -1));

        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .contains("--bootstrap-server", "--command-config", "Exit code:", "./harpline " + command);
    }

    /// All at once, since each waits until it gives up.
    @Test
    void shouldSayInOneLineWithinSecondsThatThereIsNoKafka() {
        List<String> commands = List.of(
                "gaps",
                "alerts",
                "dead-letters list",
                "dead-letters show 3-127",
                "dead-letters redrive --all",
                "quarantine list",
                "quarantine show 3-127",
                "quarantine requeue --all --yes",
                "topics diff",
                "topics apply",
                "audit T1/A1",
                "ledger",
                "verify-archive",
                "reverify --yes",
                "replay plan",
                "reprocess --as v2",
                "reprocess cut-over --as v2",
                "reprocess drop --as v2");

        Map<String, Ended> ended = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            commands.forEach(command -> threads.execute(() -> ended.put(command, Ended.of(command))));
        }

        assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(commands);
        assertThat(ended).allSatisfy((command, end) -> {
            assertThat(end.ran().exit()).isEqualTo(2);
            assertThat(end.ran().err())
                    .isEqualToIgnoringNewLines("harpline: Kafka does not answer at localhost:1 within 5 s");
            assertThat(end.took()).isLessThan(Duration.ofSeconds(10));
        });
    }

    private record Ended(Ran ran, Duration took) {

        static Ended of(String command) {
            long start = System.nanoTime();
            Ran ran = Ran.without((command + " --bootstrap-server " + NOBODY).split(" ", -1));
            return new Ended(ran, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @Test
    void shouldNameAConfigurationThatCannotBeRead() {
        Ran ran = Ran.without(
                "gaps", "--command-config", directory.resolve("none").toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("harpline: --command-config " + directory.resolve("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "alerts --silent 7x, 'is no duration such as 30s, 10m, 2h or 7d'",
        "dead-letters, Missing required subcommand",
        "dead-letters list --reason BAD, 'expected one of [REFUSED, EXHAUSTED, UNREADABLE]'",
        "dead-letters show, 'say which one: PLACE, or --alert'",
        "dead-letters show 3-127 --alert T1/A1, 'say which one: PLACE, or --alert'",
        "dead-letters show three, 'no place such as 3-127'",
        "dead-letters redrive, 'say which: --alert, --tenant, --reason, --since, or --all'",
        "dead-letters redrive --dry-run, 'say which: --alert, --tenant, --reason, --since, or --all'",
        "dead-letters redrive --all --tenant T1, 'contradict each other'",
        "dead-letters redrive --all --rate 0, --rate is from 1 to 1000",
        "quarantine list --reason BAD, 'expected one of [UNREADABLE, UNKNOWN_VALUE,'",
        "quarantine show three, 'no place such as 3-127'",
        "quarantine show harp.dead-letters.v1-3-127, 'no place such as 3-127'",
        "quarantine show, Missing required parameter",
        "quarantine requeue --yes, 'say which: --reason, --field, --tenant, --since, PLACE, or --all'",
        "quarantine requeue --all --since 2h, 'contradict each other'",
        "quarantine requeue 3-127 --reason TOO_LATE, 'contradict each other'",
        "quarantine requeue three, 'no place such as 3-127'",
        "quarantine requeue --all --json, --json goes with --dry-run or --yes",
        "topics, Missing required subcommand",
        "topics apply --shorten other.v1, '--shorten other.v1 is no topic of Harpline'",
        "audit, 'Missing required parameter'",
        "audit T1/, 'is neither TENANT/ALERT, nor ALERT'",
        "audit T1/A1/N1, 'is neither TENANT/ALERT, nor ALERT'",
        "verify-archive --from yesterday, 'is no time such as 2026-11-22T06:00:00Z'",
        "verify-archive --from 2h --to 3h, --from is not before --to",
        "verify-archive --findings -1, --findings is 0 or more",
        "ledger --since 2h --from 3h, --since goes without --from and --to",
        "ledger --from 2h --to 3h, --from is not before --to",
        "ledger --findings -1, --findings is 0 or more",
        "ledger --serve here, '--serve here is no port from 0 to 65535, nor a HOST:PORT'",
        "ledger --serve 0.0.0.0:70000, 'is no port from 0 to 65535'",
        "reverify --json, --json goes with --dry-run or --yes",
        "reverify --reason FORGED, 'expected one of [SIGNATURE, TENANT, TOKEN]'",
        "replay plan --from 2h --to 3h, --from is not before --to",
        "replay plan --rate 0, --rate is from 1 to 10000",
        "replay plan --alert A1, --alert is TENANT/ALERT",
        "replay plan --create, --create goes with --topic NAME",
        "replay plan --mode redrive, 'expected one of [EVENTS, CURRENT]'",
        "replay plan --out pom.xml, 'pom.xml is there already, and is not overwritten'",
        "replay apply none.jsonl, 'none.jsonl cannot be read'",
        "replay apply pom.xml, 'pom.xml is no plan'",
        "reprocess, --as NAME is missing",
        "reprocess drop, --as NAME is missing",
        "reprocess --as harpline-transform, a name has 1 to 40 characters of a-z and 0-9",
        "reprocess drop --as v2 --live-application-id transform-v2, 'could be taken for the live application'"
    })
    void shouldRefuseWhatMakesNoSense(String command, String why) {
        Ran ran = Ran.without(command.split(" ", -1));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(why);
    }

    /// 1 says that something was found not to be in order.
    @Test
    void shouldNotSayThatSomethingWasFoundWhereItBreaksDown() {
        assertThat(Main.commandLine().getSubcommands().values())
                .allSatisfy(command -> assertThat(
                                command.getExitCodeExceptionMapper().getExitCode(new IllegalStateException("a bug")))
                        .isEqualTo(2));
    }
}
