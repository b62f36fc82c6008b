package io.harpline.benchmarks.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts programs in JVMs with equal options.
///
/// @param directory where each gets a directory of its own
/// @param heapMegabytes for each of them
/// @param recordings where each leaves a recording of Java's Flight Recorder, if it is to
record Launcher(Path directory, int heapMegabytes, Optional<Path> recordings) {

    /// Starts it and waits until it answers.
    ///
    /// @param line what stands behind the JVM's options
    ServerProcess start(String name, List<String> line, Map<String, String> environment, int port, String health)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The serial collector is what the JVM takes in a container of that size.
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        recordings.ifPresent(into -> command.add(
                "-XX:StartFlightRecording=settings=profile,jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms,dumponexit=true,filename="
                        + into.resolve(name + "-%p.jfr").toAbsolutePath()));
        command.addAll(line);
        return ServerProcess.start(name, command, environment, directory.resolve(name), port, health);
    }

    /// This module's, as it is built.
    static String classPath(Path home) {
        return home.resolve("benchmarks/target/classes") + File.pathSeparator + home.resolve("benchmarks/target/lib/*");
    }
}
