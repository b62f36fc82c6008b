package io.harpline.local.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// What all commands understand.
final class SharedOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".harpline",
            description = "the stack's data directory (default: ${DEFAULT-VALUE})")
    Path data = Path.of(".harpline");

    @Option(names = "--help", usageHelp = true, description = "show this text")
    boolean help;
}
