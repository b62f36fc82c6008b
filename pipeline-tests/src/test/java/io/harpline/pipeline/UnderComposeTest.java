package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pipeline in containers, as docker-compose.yml and docker-compose.scale.yml describe it.
///
/// Its name has it begin late, when ProveTest has ended: each keeps the whole machine busy.
class UnderComposeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final AtomicInteger SEED = new AtomicInteger(20261301);

    /// All that was sent, in order.
    private static final List<byte[]> TOLD = new ArrayList<>();

    @TempDir
    private static Path directory;

    private static String obstacle = "";
    private static @Nullable Compose started;

    @BeforeAll
    static void up() throws IOException, InterruptedException {
        obstacle = Docker.obstacle(Docker.JRE, Docker.KAFKA);
        if (obstacle.isEmpty()) {
            Compose compose = new Compose();
            compose.buildImages();
            started = compose;
            compose.up();
        }
    }

    /// Here, since tests that are skipped all at once are not counted as skipped.
    @BeforeEach
    void skipWhereNoContainerRuns() {
        assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @AfterAll
    static void down() throws IOException, InterruptedException {
        if (started != null) {
            started.down();
            assertThat(started.leftovers())
                    .as("what docker compose down leaves")
                    .isEmpty();
        }
    }

    @Test
    void shouldBringHarpToTheTruthOfAlertsToldBadly() throws Exception {
        tell(lives(30), compose().gardins().subList(0, 1));

        awaitTheTruth();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "transform", "sink", "kafka"})
    void shouldLoseNothingWhenAContainerIsKilled(String service) throws Exception {
        List<byte[]> told = lives(20);
        List<Gardin> gardin = compose().gardins().subList(0, 1);
        tell(told.subList(0, told.size() / 2), gardin);

        compose().kill(service);

        tell(told.subList(told.size() / 2, told.size()), gardin);
        compose().awaitBack(service);
        awaitTheTruth();
    }

    @Test
    void shouldServeWithThreeInstancesOfEachService() throws Exception {
        compose().scaleToThree();

        tell(lives(30), compose().gardins());

        awaitTheTruth();
    }

    @Test
    void shouldTakeTheSecretFromAFile() throws Exception {
        compose().upWithSecretFrom(directory.resolve("secret"));

        tell(lives(1), compose().gardins().subList(0, 1));

        awaitTheTruth();
    }

    /// The second integration is the same simulator's, told apart by its environment.
    @Test
    void shouldTakeRoutesAndLimitsOfTheSinkFromAFile() throws Exception {
        Path settings = Files.createDirectory(directory.resolve("settings"));
        Files.writeString(settings.resolve("east"), compose().integrationUrl() + "\n");
        Files.writeString(settings.resolve("sink.env"), """
                HARPLINE_SINK_INTEGRATIONS__EAST__URL_FILE=/run/integrations/east
                HARPLINE_SINK_INTEGRATIONS__EAST__ENVIRONMENT_ID=3
                HARPLINE_SINK_ROUTES_0__TENANT=01HB0EAST
                HARPLINE_SINK_ROUTES_0__INTEGRATION=east
                HARPLINE_SINK_MAX_IN_FLIGHT=128
                # The simulator is on a private network, which stays allowed.
                HARPLINE_SINK_REFUSE_LOCAL_ADDRESSES=true
                """);
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(settings.resolve("east"), PosixFilePermissions.fromString("r--r--r--"));
        compose().upWithSettingsFrom(settings);

        tell(lives(5), compose().gardins().subList(0, 1));
        tell(
                lives(5).stream().map(UnderComposeTest::ofEast).toList(),
                compose().gardins().subList(0, 1));

        awaitTheTruth();
        assertThat(compose().harp().environments()).containsExactly("", "3");
    }

    @Test
    void shouldSayAtOnceThatTheSecretIsMissing() throws Exception {
        Finished refused = compose().configWithoutSecret();

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("GARDIN_SECRET", "Gardin Management Console");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "transform", "sink", "harp-simulator"})
    void shouldRunAsNobodyOnARootThatCannotBeWritten(String service) throws Exception {
        String inside = "id -u; touch /opt/harpline/x 2>/dev/null || echo refused";

        Finished said = compose().exec(service, "bash", "-c", inside);

        assertThat(said.output().lines()).containsExactly("10001", "refused");
    }

    private static List<byte[]> lives(int alerts) {
        return new Lives(SEED.getAndIncrement()).told(alerts);
    }

    private static byte[] ofEast(byte[] notification) {
        return new String(notification, UTF_8)
                .replaceFirst("01HTENANT.", "01HB0EAST")
                .getBytes(UTF_8);
    }

    /// One after the other, to one ingest-service after the other, each until it is taken.
    private static void tell(List<byte[]> notifications, List<Gardin> gardins) {
        for (byte[] notification : notifications) {
            Gardin gardin = gardins.get(TOLD.size() % gardins.size());
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> gardin.send(notification) == 200);
            TOLD.add(notification);
        }
    }

    private static void awaitTheTruth() throws IOException {
        var truth = Model.of(TOLD);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(compose().harp().shown()).isEqualTo(truth));
    }

    private static Compose compose() {
        if (started == null) {
            throw new IllegalStateException("the containers do not run");
        }
        return started;
    }
}
