package io.harpline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The built transform-streams as a process of its own, with nobody to restart it.
final class TransformProcess implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("harpline.home"))
            .resolve("transform-streams/target/quarkus-app/quarkus-run.jar");

    private final Process process;

    private TransformProcess(Process process) {
        this.process = process;
    }

    /// Starts it; it begins once it can.
    ///
    /// @param directory where it keeps its state and its log
    static TransformProcess start(Path directory, String bootstrapServers, String applicationId) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                JAR.toString()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("HARP") || name.startsWith("GARDIN") || name.startsWith("KAFKA"));
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "HARPLINE_HOST",
                        "localhost",
                        "HARPLINE_TRANSFORM_PORT",
                        RunningStack.freePorts(1).getFirst().toString(),
                        "HARPLINE_TRANSFORM_APPLICATION_ID",
                        applicationId,
                        "HARPLINE_TRANSFORM_STATE_DIR",
                        directory.resolve("state").toString()));
        Files.createDirectories(directory);
        return new TransformProcess(builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("transform.log").toFile())
                .start());
    }

    /// SIGTERM; returns once it has ended.
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
