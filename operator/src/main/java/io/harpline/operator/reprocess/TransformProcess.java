package io.harpline.operator.reprocess;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.SecondApplication;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The transform-streams that was built here, as a process of its own under the second application id. It does not
/// outlive a command that ends by itself or by a signal.
public final class TransformProcess implements AutoCloseable {

    /// What the ids of its members in the group begin with.
    public static final String INSTANCE = "reprocess";

    private static final int LONGEST_STOP_S = 20;

    private final Process process;
    private final Path log;
    private final Thread hook = new Thread(this::destroy, "stop-transform");

    private TransformProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts it and does not wait.
    ///
    /// @param home the clone that it was built in
    /// @param kafka how Kafka is reached
    /// @param directory where it keeps its state and its log
    /// @throws ExpectedFailure if it is not built, or the directory cannot be written
    public static TransformProcess start(
            Path home, SecondApplication application, Map<String, Object> kafka, Path directory) {
        Path jar = home.resolve("transform-streams/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new ExpectedFailure("transform-streams is not built; ./harpline build");
        }
        Path log = directory.resolve("transform.log");
        Path pid = directory.resolve("transform.pid");
        try {
            Files.createDirectories(directory);
            refuseOneLeftBehind(pid);
            ProcessBuilder builder = new ProcessBuilder(command(jar))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()));
            Map<String, String> environment = builder.environment();
            // Of the other services' settings and secrets it inherits none.
            environment
                    .keySet()
                    .removeIf(name -> (name.startsWith("HARP") && !name.startsWith("HARPLINE_TRANSFORM_"))
                            || name.startsWith("GARDIN_")
                            || name.startsWith("KAFKA_"));
            kafka.forEach((name, value) -> {
                if (value instanceof String text) {
                    environment.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), text);
                }
            });
            environment.put("HARPLINE_HOST", "127.0.0.1");
            environment.put("HARPLINE_TRANSFORM_PORT", Integer.toString(freePort()));
            environment.put("HARPLINE_TRANSFORM_APPLICATION_ID", application.id());
            environment.put("HARPLINE_TRANSFORM_OUTPUTS_PREFIX", application.prefix());
            environment.put("HARPLINE_TRANSFORM_INSTANCE_ID", INSTANCE);
            environment.put(
                    "HARPLINE_TRANSFORM_STATE_DIR", directory.resolve("state").toString());
            TransformProcess started = new TransformProcess(builder.start(), log);
            Files.writeString(pid, Long.toString(started.process.pid()));
            return started;
        } catch (IOException failed) {
            throw new ExpectedFailure(
                    "transform-streams cannot be started in " + directory + ": " + failed.getMessage());
        }
    }

    private static List<String> command(Path jar) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        // Where this command bears the mark of a stack, that stack ends what it left behind, too.
        String mark = System.getProperty("harpline.data");
        if (mark != null) {
            line.add("-Dharpline.data=" + mark);
        }
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }

    /// Whether it still runs.
    ///
    /// @throws ExpectedFailure if it has ended
    public void demandAlive() {
        if (!process.isAlive()) {
            throw new ExpectedFailure("the second transform-streams has ended by itself; see " + log);
        }
    }

    /// Stops it with SIGTERM, which commits what it has done.
    @Override
    public void close() {
        destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException inProgress) {
            // The hook has done it.
        }
    }

    /// A command that is killed cannot end its own.
    private static void refuseOneLeftBehind(Path pid) throws IOException {
        if (!Files.exists(pid)) {
            return;
        }
        var java = ProcessHandle.current().info().command();
        ProcessHandle.of(Long.parseLong(Files.readString(pid)))
                .filter(process -> process.isAlive() && process.info().command().equals(java))
                .ifPresent(left -> {
                    throw new ExpectedFailure(
                            "the second transform-streams runs already, as process " + left.pid()
                                    + ": for another command, which you can wait for, or left behind by one that was killed; end it then");
                });
    }

    private void destroy() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
