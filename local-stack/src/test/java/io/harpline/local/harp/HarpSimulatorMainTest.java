package io.harpline.local.harp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarpSimulatorMainTest {

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endThem() {
        started.forEach(process -> process.destroyForcibly().onExit().join());
    }

    @Test
    void shouldLoseNothingItAnsweredWhenKilledAndEndOnSigterm() throws Exception {
        try (HarpClient client = new HarpClient()) {
            // Given
            Process killed = run("0");
            int port = port(killed);
            client.post(HarpSimulator.integrationUrl(directory, port), HarpFixtures.request("critical", "J1 A1"));

            // When
            killed.destroyForcibly().waitFor();

            // Then
            Process restarted = run("0");
            URI alerts = URI.create("http://localhost:" + port(restarted) + "/alerts");
            assertThat(HarpClient.json(client.get(alerts))).hasSize(1);
            restarted.destroy();
            assertThat(restarted.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldNotShareItsDirectoryWithAnotherProcess() throws Exception {
        // Given
        Process first = run("0");
        port(first);

        // When
        Process second = run("0");

        // Then
        assertThat(second.inputReader(StandardCharsets.UTF_8).readLine())
                .isEqualTo("another Harp simulator is using " + directory);
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            Process process = run(Integer.toString(taken.getLocalPort()));

            // Then
            assertThat(process.inputReader(StandardCharsets.UTF_8).readAllAsString())
                    .isEqualToNormalizingNewlines("port " + taken.getLocalPort() + " is taken\n");
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    private Process run(String port) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HarpSimulatorMain.class.getName(),
                        directory.toString(),
                        port))
                .redirectErrorStream(true)
                .start();
        started.add(process);
        return process;
    }

    private static int port(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String ready = lines.readLine();
        assertThat(ready).matches("the Harp simulator is ready on http://localhost:\\d+/");
        return URI.create(ready.substring(ready.indexOf("http"))).getPort();
    }
}
