package io.harpline.prove.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command lines of what is built in the repository under `harpline.home`.
public final class BuiltService {

    private BuiltService() {}

    /// That of a service.
    ///
    /// @param module whose build it is
    /// @param options of its JVM
    public static List<String> command(String module, List<String> options) {
        List<String> line = java(options);
        line.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                home().resolve(module)
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString()));
        return line;
    }

    /// That of the Harp simulator.
    static List<String> harp(List<String> options, Path directory, int port) {
        Path build = home().resolve("local-stack/target");
        List<String> line = java(options);
        line.addAll(List.of(
                "-cp",
                build.resolve("classes") + ":" + build.resolve("lib") + "/*",
                "io.harpline.local.harp.HarpSimulatorMain",
                directory.toString(),
                Integer.toString(port)));
        return line;
    }

    private static List<String> java(List<String> options) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.add("-XX:TieredStopAtLevel=1");
        return line;
    }

    private static Path home() {
        return Path.of(System.getProperty("harpline.home"));
    }
}
