package io.harpline.transform.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.transform.domain.Horizon;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a transaction ends: the records themselves are looked at through the whole topology.
class AdvanceAlertTest {

    private static final long NOW = Instant.parse("2026-05-22T00:00:00.123Z").toEpochMilli();
    private static final byte[] NOTHING = {};

    private MockProcessorContext<byte[], byte[]> context;
    private AdvanceAlert processor;

    @BeforeEach
    void start(@TempDir Path directory) {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory.toFile());
        for (String name : new String[] {AlertTopology.ALERTS, AlertTopology.AGENDA}) {
            KeyValueStore<byte[], byte[]> store = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
        }
        context.setRecordMetadata("notifications", 0, 0);
        processor = new AdvanceAlert(
                new TopologySettings(new Horizon(Duration.ofDays(30)), "", Duration.ofMillis(20)),
                Consequences::of,
                new NoTally());
        processor.init(context);
    }

    @Test
    void shouldAskForACommitOfWhatWasReceivedJustNow() {
        process(NOW - 3_600_000);
        process(NOW - 999);
        tick();

        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldLeaveWhatIsCaughtUpWithToTheLongerInterval() {
        process(NOW - 1_000);
        tick();

        assertThat(context.committed()).isFalse();
    }

    @Test
    void shouldAskOnceForWhatItAskedFor() {
        process(NOW);
        tick();
        context.resetCommit();
        tick();

        assertThat(context.committed()).isFalse();
    }

    @Test
    void shouldAskAtTheSameMomentsForAllPartitions() {
        CapturedPunctuator clock = clock();

        assertThat(clock.getType()).isEqualTo(PunctuationType.WALL_CLOCK_TIME);
        assertThat(clock.getStartTime()).isEqualTo(Instant.EPOCH);
        assertThat(clock.getInterval()).isEqualTo(Duration.ofMillis(20));
    }

    private void process(long timestamp) {
        context.setCurrentStreamTimeMs(timestamp);
        processor.process(new Record<>(NOTHING, NOTHING, timestamp, new RecordHeaders()));
    }

    private void tick() {
        clock().getPunctuator().punctuate(NOW);
    }

    private CapturedPunctuator clock() {
        return context.scheduledPunctuators().getFirst();
    }
}
