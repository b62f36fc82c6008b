package io.harpline.local.broker;

import io.harpline.schemas.topic.TopicDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real Kafka on this machine, in a JVM of its own, that does not outlive the one that started it.
/// What it writes to its console stands in `broker.log` in its data directory.
public final class EmbeddedBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(25);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final Path dataDirectory;
    private final int port;
    private final List<String> jvmOptions;
    private final Thread hook = new Thread(this::destroy, "embedded-broker-shutdown");
    private Process process;

    private EmbeddedBroker(Path dataDirectory, int port, List<String> jvmOptions) {
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.jvmOptions = jvmOptions;
        this.process = launch(dataDirectory, port, jvmOptions);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts one on a free port and waits until it answers.
    ///
    /// @param dataDirectory made if it is missing; what it holds is kept
    public static EmbeddedBroker start(Path dataDirectory) {
        return start(dataDirectory, 0);
    }

    /// Starts one and waits until it answers.
    ///
    /// @param port 0 for a free one
    public static EmbeddedBroker start(Path dataDirectory, int port) {
        return start(dataDirectory, port, List.of(BrokerCommand.QUICK));
    }

    /// Starts one that becomes as fast as in production, once it is warm, and waits until it answers.
    public static EmbeddedBroker startForLoad(Path dataDirectory) {
        return start(dataDirectory, 0, List.of());
    }

    private static EmbeddedBroker start(Path dataDirectory, int port, List<String> jvmOptions) {
        EmbeddedBroker broker = new EmbeddedBroker(dataDirectory, port == 0 ? FreePort.find() : port, jvmOptions);
        try {
            broker.awaitAnswer();
            return broker;
        } catch (RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public int port() {
        return port;
    }

    /// Creates those that are missing and returns once all of them are listed and have leaders.
    public void createTopics(Collection<TopicDeclaration> topics, int partitions) {
        try (KafkaTopics kafka = new KafkaTopics(bootstrapServers())) {
            kafka.create(topics, partitions);
        }
    }

    public long pid() {
        return process.pid();
    }

    /// SIGKILL; returns once the process has ended.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Starts it again, on the same port and data, after ending it gracefully if it still runs.
    public void restart() {
        stop();
        process = launch(dataDirectory, port, jvmOptions);
        awaitAnswer();
    }

    /// Stops it gracefully, or with SIGKILL if that takes too long.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
    }

    /// Stops it and removes its data directory, with all that others have put there.
    public void closeAndDelete() {
        close();
        try (Stream<Path> files = Files.walk(dataDirectory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException inUse) {
            throw new UncheckedIOException(inUse);
        }
    }

    private void destroy() {
        process.destroyForcibly();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException stopped) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!KafkaProbe.answers("localhost", port)) {
                failIfDeadOrLate(deadline);
                Thread.sleep(BETWEEN_QUESTIONS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the broker was starting", stopped);
        }
    }

    private void failIfDeadOrLate(long deadline) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
            throw new IllegalStateException("the broker does not start; the end of its broker.log: " + endOfLog());
        }
    }

    private String endOfLog() {
        try (Stream<String> lines = Files.lines(log(dataDirectory))) {
            return String.join(
                    "\n", lines.toList().reversed().stream().limit(20).toList().reversed());
        } catch (IOException gone) {
            return gone.toString();
        }
    }

    private static Path log(Path dataDirectory) {
        return dataDirectory.resolve("broker.log");
    }

    private static Process launch(Path dataDirectory, int port, List<String> jvmOptions) {
        try {
            Path temporary = Files.createDirectories(dataDirectory.resolve("tmp"));
            List<String> options = new ArrayList<>(jvmOptions);
            options.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
            List<String> command = BrokerCommand.ofTheBuild(options)
                    .line(
                            dataDirectory.toAbsolutePath().toString(),
                            Integer.toString(port),
                            Long.toString(ProcessHandle.current().pid()));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log(dataDirectory).toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start a broker in " + dataDirectory, failed);
        }
    }
}
