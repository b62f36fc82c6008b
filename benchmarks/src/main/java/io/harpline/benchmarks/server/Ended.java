package io.harpline.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A program that was run to its end.
///
/// @param out what it said on standard output
/// @param seconds from its start to its end, the JVM's start included
/// @param cpuSeconds user and system, until a moment before its end
/// @param peakMemory the most that was resident, in bytes, until a moment before its end
public record Ended(int exit, String out, double seconds, double cpuSeconds, long peakMemory) {

    private static final int BETWEEN_LOOKS_MILLIS = 10;

    /// Runs it, and looks at it meanwhile.
    ///
    /// @param directory where what it says stands for so long
    public static Ended run(List<String> command, Path directory) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(Redirect.appendTo(directory.resolve("err").toFile()));
        builder.environment().keySet().removeIf(set -> set.startsWith("HARP") || set.startsWith("KAFKA"));
        long begin = System.nanoTime();
        Process process = builder.start();
        ProcessFigures figures = new ProcessFigures(process.pid());
        double cpu = 0;
        long memory = 0;
        while (process.isAlive()) {
            cpu = Math.max(cpu, figures.cpuSeconds());
            memory = Math.max(memory, figures.peakMemory());
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Ended(process.waitFor(), Files.readString(out, UTF_8), seconds, cpu, memory);
    }
}
