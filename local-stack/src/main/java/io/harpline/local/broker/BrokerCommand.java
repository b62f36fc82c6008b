package io.harpline.local.broker;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a broker's JVM.
///
/// @param jvmOptions put first, so that they show in a process list; e.g. [#QUICK]
/// @param classPath this module's classes and, as a wildcard, everything Kafka needs
public record BrokerCommand(List<String> jvmOptions, String classPath) {

    /// For one that is started often, or has little to do: it is up sooner, and never as fast as it could be.
    public static final String QUICK = "-XX:TieredStopAtLevel=1";

    /// For a broker out of the built module under `harpline.home`.
    public static BrokerCommand ofTheBuild(List<String> jvmOptions) {
        String home = System.getProperty("harpline.home");
        if (home == null) {
            throw new IllegalStateException("the system property harpline.home names no repository");
        }
        Path libraries = Path.of(home, "local-stack", "target", "lib", "*");
        return new BrokerCommand(jvmOptions, ownClasses() + File.pathSeparator + libraries);
    }

    /// The line that runs one broker.
    ///
    /// @param tail the arguments of [BrokerMain]
    public List<String> line(String... tail) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmOptions);
        line.addAll(List.of(
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlog4j2.configurationFile=classpath:io/harpline/local/broker/log4j2.properties",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                "io.harpline.local.broker.BrokerMain"));
        line.addAll(List.of(tail));
        return List.copyOf(line);
    }

    private static String ownClasses() {
        try {
            return Path.of(BrokerCommand.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
