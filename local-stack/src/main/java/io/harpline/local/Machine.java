package io.harpline.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// On what something was measured or proved.
///
/// @param processor its model, where that is known
/// @param processors how many the JVM sees
/// @param memoryBytes of the whole machine; 0 where that is not known
/// @param java the JVM's version
public record Machine(String processor, int processors, long memoryBytes, String system, String java) {

    /// This one.
    public static Machine here() {
        long memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
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
