package io.harpline.operator.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.operator.domain.Finding;
import io.harpline.operator.terminal.Printable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Asks the services how they are, by their readiness and, for the keys, ingest's metrics.
///
/// @param ingest where its instances are; empty where nobody said so, as of the others
public record ServiceExamination(List<URI> ingest, List<URI> transform, List<URI> sink) {

    private static final String READY = "/q/health/ready";

    /// Something that can be asked of an instance.
    private interface Question {
        List<Finding> of(String check, URI url) throws IOException;
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        ask(findings, "ingest-service", "--ingest-url", ingest, ServiceExamination::ingest);
        ask(findings, "transform-streams", "--transform-url", transform, ServiceExamination::transform);
        ask(findings, "harp-sink", "--sink-url", sink, ServiceExamination::sink);
        return findings;
    }

    private static void ask(List<Finding> findings, String service, String option, List<URI> urls, Question question) {
        if (urls.isEmpty()) {
            findings.add(Finding.notAsked(service, option + " URL says where"));
        }
        for (URI url : urls) {
            String check = service + " " + url;
            try {
                findings.addAll(question.of(check, url));
            } catch (IOException | IllegalArgumentException unheard) {
                findings.add(Finding.broken(
                        check,
                        "does not answer as it should: " + why(unheard),
                        service.equals("ingest-service")
                                ? "start it at once: Gardin does not send again what finds nobody"
                                : "start it; its log says what keeps it"));
            }
        }
    }

    private static List<Finding> ingest(String check, URI url) throws IOException {
        JsonNode spool = Answer.of(url, READY).check("spool");
        JsonNode data = spool.path("data");
        List<Finding> findings = new ArrayList<>();
        if (!isUp(spool)) {
            findings.add(Finding.broken(
                    check,
                    "its spool takes nothing: files %s, %d of %d bytes"
                            .formatted(
                                    Printable.of(data.path("files").asText("?")),
                                    data.path("bytes").asLong(),
                                    data.path("capacity").asLong()),
                    "mend its disk, or Kafka: docs/operations.md, While Kafka is away"));
        } else if (data.path("records").asLong() > 0) {
            findings.add(Finding.warning(
                    check,
                    data.path("records").asLong() + " notifications wait on its disk for Kafka",
                    "see that Kafka takes them; nothing is lost: docs/operations.md, While Kafka is away"));
        } else {
            findings.add(Finding.ok(check, "ready; nothing waits on its disk"));
        }
        if (data.path("aside").asLong() > 0) {
            findings.add(Finding.warning(
                    check,
                    data.path("aside").asLong() + " notifications are aside, which Kafka refuses for good",
                    "raise max.message.bytes of gardin.notifications.v1 and restart it"));
        }
        findings.add(KeyExamination.of(url));
        return findings;
    }

    private static List<Finding> transform(String check, URI url) throws IOException {
        JsonNode streams = Answer.of(url, READY).check("streams");
        String state = Printable.of(streams.path("data").path("state").asText("?"));
        return List.of(
                isUp(streams)
                        ? Finding.ok(check, "ready")
                        : Finding.broken(
                                check,
                                "not ready: " + state,
                                "WAITING: Kafka or a topic is missing; REBALANCING: it restores, look again; else its log"
                                        + " says why"));
    }

    private static List<Finding> sink(String check, URI url) throws IOException {
        JsonNode alerts = Answer.of(url, READY).check("alerts");
        JsonNode data = alerts.path("data");
        Finding ready = isUp(alerts)
                ? Finding.ok(
                        check,
                        "ready; it serves %d partitions"
                                .formatted(data.path("partitions").asInt()))
                : Finding.broken(
                        check,
                        "not ready: it serves %d partitions"
                                .formatted(data.path("partitions").asInt()),
                        "with more instances than partitions that is so of the spare ones; else its log says why");
        Finding harp = data.path("degraded").asBoolean()
                ? Finding.broken(
                        "harp",
                        "out: " + Printable.of(data.path("out").asText()),
                        "mend Harp or its integration's URL; events wait in Kafka: docs/operations.md, While Harp is away")
                : Finding.ok("harp", "no integration is out, as far as it was tried");
        return List.of(ready, harp);
    }

    private static boolean isUp(JsonNode check) {
        return check.path("status").asText().equals("UP");
    }

    /// What kept an answer away, as it may stand on a terminal.
    static String why(Exception unheard) {
        return Printable.of(unheard.getMessage() == null ? unheard.getClass().getSimpleName() : unheard.getMessage());
    }
}
