package io.harpline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A directory for all that a benchmark writes. When the program ends, however it ends, neither it nor any process that
/// was started is left.
final class Workplace {

    private Workplace() {}

    static Path open() throws IOException {
        Path directory = Files.createTempDirectory(
                Files.createDirectories(CommonOptions.home().resolve("target")), "bench-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNothing(directory), "leave-nothing"));
        return directory;
    }

    private static void leaveNothing(Path directory) {
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
        try {
            if (Files.exists(directory)) {
                delete(directory);
            }
        } catch (IOException left) {
            System.err.println("left behind: " + directory);
        }
    }

    /// A directory with all that is in it.
    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
