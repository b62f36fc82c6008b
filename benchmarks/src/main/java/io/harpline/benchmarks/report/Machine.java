package io.harpline.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// On what was measured.
///
/// @param processor its model, where that is known
/// @param processors how many the JVM sees
/// @param java the JVM's version
public record Machine(String processor, int processors, String system, String java) {

    /// This one.
    public static Machine here() {
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString());
    }

    private static String model() {
        try {
            Matcher model =
                    Pattern.compile("(?m)^model name\\s*: (.+)$").matcher(Files.readString(Path.of("/proc/cpuinfo")));
            return model.find() ? model.group(1) : "unknown processor";
        } catch (IOException elsewhere) {
            return "unknown processor";
        }
    }
}
