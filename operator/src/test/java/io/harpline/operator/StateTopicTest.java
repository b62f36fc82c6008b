package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gaps` and `alerts` over a topic as transform writes it.
class StateTopicTest {

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;

    private record Ran(int exit, String out, String err) {}

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(directory);
        Ran missing = run("alerts");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("a topic is missing");
        broker.createTopics(List.of(Topics.STATE), 4);
        assertThat(run("gaps")).isEqualTo(new Ran(0, "no gaps\n", ""));
        assertThat(run("alerts", "--json")).isEqualTo(new Ran(0, "[]\n", ""));

        write("T1", "lost", state("T1", "lost", Phase.OPEN, List.of(Gap.RAISED_MISSING), Duration.ZERO));
        write("T1", "healed", state("T1", "healed", Phase.OPEN, List.of(Gap.SEVERITY_MISSED), Duration.ZERO));
        write("T1", "healed", state("T1", "healed", Phase.OPEN, List.of(), Duration.ofMinutes(30)));
        write("T1", "expired", state("T1", "expired", Phase.CLOSED, List.of(Gap.RAISED_MISSING), Duration.ZERO));
        write("T1", "expired", null);
        write("T2", "silent", state("T2", "silent", Phase.OPEN, List.of(), Duration.ofDays(8)));
        write("T2", "closed", state("T2", "closed", Phase.CLOSED, List.of(), Duration.ofDays(8)));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldListTheGapsThatAreLeft() {
        Ran gaps = run("gaps");

        assertThat(gaps.out().lines())
                .hasSize(2)
                .last()
                .asString()
                .matches("T1/lost +RAISED_MISSING +OPEN +LOW +20.*Z");
        assertThat(gaps.exit()).isEqualTo(1);
        assertThat(run("gaps", "--tenant", "T2").exit()).isZero();
    }

    @Test
    void shouldListGapsForAProgram() throws Exception {
        var gaps = Json.MAPPER.readTree(run("gaps", "--json").out());

        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0).fieldNames())
                .toIterable()
                .containsExactly("tenantId", "alertId", "gaps", "phase", "severity", "since", "lastReceivedAt");
    }

    @Test
    void shouldListOpenAlertsByTenantAndAlert() {
        assertThat(run("alerts", "--open").out().lines().skip(1).map(line -> line.split(" ", 2)[0]))
                .containsExactly("T1/healed", "T1/lost", "T2/silent");
    }

    @Test
    void shouldListOpenAlertsThatHaveBeenSilentForSoLong() {
        assertThat(run("alerts", "--silent", "7d").out()).contains("T2/silent").doesNotContain("T1/", "T2/closed");
        assertThat(run("alerts", "--silent", "10m").out()).contains("T1/healed", "T2/silent");
        assertThat(run("alerts", "--silent", "9d").out()).isEqualTo("no such alerts\n");
    }

    private static AlertState state(String tenant, String alert, Phase phase, List<Gap> gaps, Duration silentFor) {
        Instant received = Instant.now().minus(silentFor);
        return new AlertState(
                1,
                1,
                tenant,
                alert,
                "J1",
                AlertType.HEALTH,
                phase,
                Severity.LOW,
                null,
                null,
                null,
                null,
                gaps,
                received,
                received);
    }

    private static void write(String tenant, String alert, @Nullable AlertState state) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.STATE.name(),
                            (tenant + "/" + alert).getBytes(UTF_8),
                            state == null ? null : Json.bytes(state)))
                    .get();
        }
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var commands = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = List.of(List.of(arguments), List.of("--bootstrap-server", broker.bootstrapServers())).stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        int exit = commands.execute(all);
        return new Ran(exit, out.toString(), err.toString());
    }
}
