package io.harpline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A small part of `./harpline bench horizon`, whose whole takes the better part of an hour: what is remembered. How
/// large
/// the stores are with so little says nothing.
@Execution(ExecutionMode.CONCURRENT)
class HorizonTest {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));

    @TempDir
    private Path directory;

    @Test
    void shouldKeepNoMoreHoweverManyHorizonsTheArchiveSpans() throws Exception {
        Finished soak = Finished.of(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dharpline.home=" + HOME,
                "-cp",
                HOME.resolve("benchmarks/target/classes") + ":" + HOME.resolve("benchmarks/target/lib") + "/*",
                "io.harpline.benchmarks.BenchMain",
                "horizon",
                "--alerts=80k",
                "--out=" + directory));

        soak.demand("bench horizon");
        Map<String, Double> grown = new HashMap<>();
        for (JsonNode target :
                Json.MAPPER.readTree(directory.resolve("horizon.json").toFile()).get("targets")) {
            grown.put(target.get("name").asText(), target.get("value").asDouble());
        }
        assertThat(grown.get("alerts remembered: late / early")).isBetween(0.9, 1.1);
        // A JVM takes its time to use the heap it was given, and RocksDB writes so little out when it likes.
        assertThat(grown.get("memory: late / early")).isLessThan(1.7);
    }
}
