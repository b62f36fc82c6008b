package io.harpline.prove.stack;

import io.harpline.local.broker.BrokerCommand;
import io.harpline.local.supervisor.MarkedProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where a stack keeps what it has: a directory for each member by its name, `logs/NAME.log`,
/// `keys/gardin/ID`, `spools/NAME` and `tmp/`. Its processes bear its name as a mark.
final class StackDirectory {

    private final Path root;

    StackDirectory(Path root) {
        try {
            this.root = Files.createDirectories(root).toRealPath();
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + root, unusable);
        }
        of("logs");
        of("tmp");
        of("keys/gardin");
    }

    Path root() {
        return root;
    }

    /// A directory beneath it; made if it is missing.
    Path of(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    Path log(String member) {
        return root.resolve("logs").resolve(member + ".log");
    }

    List<Path> logs() {
        try (Stream<Path> logs = Files.list(root.resolve("logs"))) {
            return logs.sorted().toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    Path key(String id) {
        return root.resolve("keys/gardin").resolve(id);
    }

    /// All that run here, whoever started them.
    MarkedProcesses processes() {
        return new MarkedProcesses(root);
    }

    /// The options of a member's JVM.
    List<String> options(String member, String... more) {
        List<String> options = new ArrayList<>(processes().mark(member));
        options.add("-Djava.io.tmpdir=" + root.resolve("tmp"));
        options.addAll(List.of(more));
        return options;
    }

    List<String> brokerCommand(String member, Path data, int port) {
        return BrokerCommand.ofTheBuild(options(member, BrokerCommand.QUICK))
                .line(
                        data.toString(),
                        Integer.toString(port),
                        Long.toString(ProcessHandle.current().pid()));
    }
}
