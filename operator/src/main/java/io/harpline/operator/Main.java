package io.harpline.operator;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/// The commands that look after a running Harpline over its Kafka. Of Harpline itself they need nothing but the topics.
@Command(
        name = "harpline",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GapsCommand.class,
            AlertsCommand.class,
            DeadLettersCommand.class,
            QuarantineCommand.class,
            TopicsCommand.class,
            AuditCommand.class,
            DoctorCommand.class,
            LedgerCommand.class,
            VerifyArchiveCommand.class,
            ReverifyCommand.class,
            ReplayCommand.class,
            ReprocessCommand.class,
            CompletionCommand.class
        })
public final class Main {

    /// The exit code of a command that could not do its work; wrong usage has it too.
    static final int COULD_NOT = CommandLine.ExitCode.USAGE;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        IExecutionExceptionHandler inOneLine = (failure, command, _) -> {
            if (failure instanceof ExpectedFailure || failure instanceof KafkaException) {
                command.getErr().println("harpline: " + failure.getMessage());
                return failure instanceof ExpectedFailure expected ? expected.exit() : COULD_NOT;
            }
            throw failure;
        };
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(inOneLine)
                // 1 would say that something was found not to be in order.
                .setExitCodeExceptionMapper(_ -> COULD_NOT)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new DurationText())
                .registerConverter(Instant.class, new TimeText());
    }
}
