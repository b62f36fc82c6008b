package io.harpline.operator;

import io.harpline.operator.doctor.KafkaExamination;
import io.harpline.operator.doctor.ServiceExamination;
import io.harpline.operator.domain.Finding;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.terminal.FindingTable;
import io.harpline.operator.terminal.JsonArray;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Looks at everything, and says what to do about what is not well.
@Command(
        name = "doctor",
        description = {
            "Looks at everything and says what to do about what is not well: whether Kafka answers, topics and their copies"
                    + " are as declared, transform-streams and harp-sink are in their groups, what waits and for how"
                    + " long, clocks agree, services are ready, keys were taken, Harp is reached. Changes nothing.",
            "Services are asked at the local stack's ports where Kafka is on this machine, else where you say."
        },
        footer = {
            "",
            "Exit code: 0 all that was asked is well, 1 there are warnings, 2 something is broken; as monitoring takes it.",
            "",
            "Examples:",
            "  ./harpline doctor",
            "  ./harpline doctor --bootstrap-server kafka:9092 --ingest-url http://ingest-0:8080 --ingest-url"
                    + " http://ingest-1:8080 --sink-url http://sink-0:8082 --json"
        })
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private TopicsOptions topics = new TopicsOptions();

    @Option(
            names = "--ingest-url",
            paramLabel = "URL",
            description = "where an ingest-service is; may be said again, as the next two")
    private List<URI> ingest = List.of();

    @Option(names = "--transform-url", paramLabel = "URL", description = "where a transform-streams is")
    private List<URI> transform = List.of();

    @Option(names = "--sink-url", paramLabel = "URL", description = "where a harp-sink is")
    private List<URI> sink = List.of();

    @Option(
            names = "--live-application-id",
            paramLabel = "ID",
            description = "transform's (default: HARPLINE_TRANSFORM_APPLICATION_ID, or harpline-transform)")
    private @Nullable String applicationId;

    @Option(
            names = "--json",
            description = "as a JSON array of {check, level: OK, NOT_ASKED, WARNING or BROKEN, what, todo}")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> environment = System.getenv();
        Map<String, Object> settings = kafka.settings(environment);
        List<Finding> findings = new ArrayList<>();
        try (Cluster cluster = Cluster.reach(settings)) {
            String group = applicationId != null
                    ? applicationId
                    : environment.getOrDefault("HARPLINE_TRANSFORM_APPLICATION_ID", "harpline-transform");
            findings.addAll(new KafkaExamination(cluster, topics::declared, group, InstantSource.system()).findings());
        } catch (ExpectedFailure unreached) {
            findings.add(Finding.broken(
                    "kafka",
                    String.valueOf(unreached.getMessage()),
                    "start it, or say where it is: --bootstrap-server, --command-config; until then ingest keeps what"
                            + " comes on its disk"));
        }
        boolean here = isHere(String.valueOf(settings.get("bootstrap.servers")));
        findings.addAll(new ServiceExamination(
                        known(ingest, here, environment.getOrDefault("HARPLINE_INGEST_PORT", "8080")),
                        known(transform, here, environment.getOrDefault("HARPLINE_TRANSFORM_PORT", "8081")),
                        known(sink, here, environment.getOrDefault("HARPLINE_SINK_PORT", "8082")))
                .findings());
        var out = command.commandLine().getOut();
        if (json) {
            JsonArray.print(out, findings);
        } else {
            new FindingTable(findings)
                    .print(out, command.commandLine().getColorScheme().ansi());
        }
        return Finding.exit(findings);
    }

    private static List<URI> known(List<URI> said, boolean here, String port) {
        return said.isEmpty() && here ? List.of(URI.create("http://localhost:" + port)) : said;
    }

    private static boolean isHere(String bootstrapServers) {
        return bootstrapServers.matches("(localhost|127\\.0\\.0\\.1|\\[::1]):\\d+");
    }
}
