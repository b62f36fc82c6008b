package io.harpline.benchmarks.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server that is measured, in a process of its own. What it writes stands in `NAME.log` in its directory.
public final class ServerProcess implements AutoCloseable {

    // Enough to restore millions of alerts; the end of a process is seen at once.
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private final String name;
    private final int port;
    private final Path log;
    private final Process process;

    private ServerProcess(String name, int port, Path log, Process process) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /// Starts it and waits until it answers.
    ///
    /// @param directory its working directory
    /// @param health the path that is asked whether it is ready
    static ServerProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, int port, String health)
            throws IOException, InterruptedException {
        Path log = Files.createDirectories(directory).resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        // What is set around the benchmark is not to be measured.
        builder.environment()
                .keySet()
                .removeIf(set -> set.startsWith("HARP") || set.startsWith("GARDIN") || set.startsWith("KAFKA"));
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(name, port, log, builder.start());
        try {
            server.awaitReady(health);
            return server;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// What the kernel tells of it.
    public ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    /// SIGTERM, and SIGKILL if that takes too long.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly().onExit().join();
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until it says that it is ready.
    public void awaitReady(String health) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(URI.create("http://localhost:" + port + health))) {
            checkAlive();
            if (System.nanoTime() > deadline) {
                throw new IOException(name + " does not get ready; the end of its log: " + endOfLog());
            }
            Thread.sleep(BETWEEN_QUESTIONS);
        }
    }

    /// Does nothing as long as it runs.
    ///
    /// @throws IOException if its process has ended, with the end of its log
    public void checkAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(
                    name + " has ended with " + process.exitValue() + "; the end of its log: " + endOfLog());
        }
    }

    private static boolean answers(URI question) {
        try {
            HttpURLConnection connection = (HttpURLConnection) question.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(3_000);
            boolean answers = connection.getResponseCode() < 500;
            connection.disconnect();
            return answers;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
