package io.harpline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.demo.Scenario.Truth;
import io.harpline.local.harp.HarpSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine.Help.Ansi;

@Execution(ExecutionMode.CONCURRENT)
class HarpTableTest {

    private static final Colours PLAIN = new Colours(Ansi.OFF);
    private static final Plant MINT = new Plant("mint", "T1", "A1", () -> "N", Instant.EPOCH);
    private static final Truth OPEN = new Truth(MINT, List.of(new Shown("open", List.of("warning", "critical"))));

    @Test
    void shouldFindTheTruthByTenantAndAlert() throws Exception {
        HarpTable table = table(alert("T1", "open"), alert("T2", "closed"));

        assertThat(table.isTrue()).isTrue();
        assertThat(table.lines(PLAIN))
                .last()
                .asString()
                .matches(" +mint +open: warning, critical +open: warning, critical");
    }

    @Test
    void shouldMarkWhatDiffers() throws Exception {
        HarpTable table = table(alert("T1", "closed"));

        assertThat(table.isTrue()).isFalse();
        assertThat(table.lines(PLAIN))
                .last()
                .asString()
                .matches(" +mint +closed: warning, critical +open: warning, critical +<- differs");
    }

    @Test
    void shouldNotTakeTwoAlertsForOne() throws Exception {
        HarpTable table = table(alert("T1", "open"), alert("T1", "open"));

        assertThat(table.isTrue()).isFalse();
        assertThat(table.lines(PLAIN).getLast()).contains("open: warning, critical and open: warning, critical");
    }

    @Test
    void shouldFailTheDemoWhereHarpShowsNothingOfIt(@TempDir Path directory) throws Exception {
        StringWriter said = new StringWriter();
        Demo demo = new Demo(new Scenario("T1", List.of(), List.of(OPEN)), new PrintWriter(said), PLAIN);

        try (HarpSimulator harp = HarpSimulator.start(directory, 0)) {
            demo.showHarp(new HarpWatch(harp.alertsUrl().resolve("/"), Duration.ofMillis(1)));
        }

        assertThat(demo.hasGoneAsItMust()).isFalse();
        assertThat(said.toString()).contains("<- differs", "Harp does not show the truth.");
    }

    private static HarpTable table(String... alerts) throws IOException {
        byte[] json = ("[" + String.join(",", alerts) + "]").getBytes(UTF_8);
        return new HarpTable(List.of(OPEN), Shown.of(json, "T1"));
    }

    private static String alert(String tenant, String status) {
        return """
                {"source":"gardin/%s","object":"MINT-2026 A1","status":"%s",
                 "history":[{"severity":"warning"},{"severity":"critical"}]}""".formatted(tenant, status);
    }
}
