package io.harpline.operator;

import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Group;
import io.harpline.operator.reprocess.OwnTopics;
import io.harpline.operator.terminal.Confirmation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Removes what a second application has left.
@Command(
        name = "drop",
        description =
                "Removes the second application: its outputs, what Kafka Streams keeps for it, its group, and what"
                        + " ran here. Never anything of the live one.",
        footer = {
            "",
            "Exit code: 0 removed, 2 nothing, or not all, was removed.",
            "",
            "Example:",
            "  ./harpline reprocess drop --as v2"
        })
public final class DropCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private ReprocessOptions options = new ReprocessOptions();

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() {
        SecondApplication application = options.application();
        var out = command.commandLine().getOut();
        try (Cluster cluster = kafka.reach()) {
            OwnTopics topics = new OwnTopics(cluster, application);
            topics.refuseIfLive();
            if (new Group(cluster, application.id()).hasMembers()) {
                throw new ExpectedFailure(application.id() + " runs, or did within the last 45 s; stop it first");
            }
            List<String> outputs = topics.outputs();
            List<String> kept = topics.kept();
            out.println("To be removed: the group " + application.id() + "; " + options.directory() + "; the topics");
            Stream.of(kept, outputs).flatMap(List::stream).forEach(topic -> out.println("  " + topic));
            out.flush();
            if (!yes && !Confirmation.given("Remove them?")) {
                throw new ExpectedFailure("nothing was removed; --yes says that it shall be");
            }
            topics.deleteGroup();
            topics.delete(kept);
            // Last: without them it would be taken for the live one.
            topics.delete(outputs);
            delete(options.directory());
            out.println("removed");
            return 0;
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> found = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
            for (Path each : found.toList().reversed()) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            throw new ExpectedFailure(directory + " cannot be removed: " + failed.getMessage());
        }
    }
}
