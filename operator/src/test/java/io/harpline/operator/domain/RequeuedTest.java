package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RequeuedTest {

    private static final String ID = "01KAGXGW3NAHVM90P2J6KNZ1Q6";

    private final Requeued requeued = new Requeued();

    @Test
    void shouldFindNothingRequeuedWhereTheArchiveHasNothingFromTheQuarantine() {
        requeued.add(ID, 0, 10, null);
        requeued.add(ID, 0, 11, new Origin(Topics.UNVERIFIED.name(), 0, 7));

        assertThat(requeued.has(quarantined(7, ID, archive(0, 10)))).isFalse();
    }

    @Test
    void shouldFindWhatWasRequeued() {
        requeued.add(ID, 0, 20, quarantine(7));

        assertThat(requeued.has(quarantined(7, ID, archive(0, 10)))).isTrue();
    }

    @Test
    void shouldLetItBeRequeuedAgainOnceItIsQuarantinedAgain() {
        requeued.add(ID, 0, 20, quarantine(7));
        Quarantined again = quarantined(8, ID, archive(0, 20));

        assertThat(requeued.has(again)).isFalse();
        requeued.add(ID, 0, 30, quarantine(8));
        assertThat(requeued.has(again)).isTrue();
        assertThat(requeued.has(quarantined(9, ID, archive(0, 30)))).isFalse();
    }

    /// Another cluster has the archive under other offsets, and a quarantine made anew.
    @Test
    void shouldFindWhatWasRequeuedOnAnotherClusterWhoseQuarantineHadOtherPlaces() {
        requeued.add(ID, 0, 120, quarantine(7));

        assertThat(requeued.has(quarantined(3, ID, archive(0, 110)))).isTrue();
        assertThat(requeued.has(quarantined(4, ID, archive(0, 120)))).isFalse();
    }

    @Test
    void shouldNotTakeAnotherOneForRequeuedThatStandsWhereARequeuedOneStoodOnAnotherCluster() {
        requeued.add(ID, 0, 120, quarantine(7));

        assertThat(requeued.has(quarantined(7, "another", archive(0, 115)))).isFalse();
    }

    /// A newer version reads its key otherwise, and so it is archived in another partition.
    @Test
    void shouldFindWhatWasRequeuedIntoAnotherPartition() {
        requeued.add(ID, 3, 5, quarantine(7));
        Quarantined again = quarantined(8, ID, archive(3, 5));

        assertThat(requeued.has(quarantined(7, ID, archive(0, 10)))).isTrue();
        assertThat(requeued.has(again)).isFalse();
        requeued.add(ID, 1, 2, quarantine(8));
        assertThat(requeued.has(again)).isTrue();
        assertThat(requeued.has(quarantined(9, ID, archive(1, 2)))).isFalse();
    }

    private static Quarantined quarantined(long offset, String ingestId, @Nullable Origin origin) {
        return new Quarantined(new Place(0, offset), Instant.EPOCH, "T/A", null, null, null, ingestId, origin, 0);
    }

    private static Origin archive(int partition, long offset) {
        return new Origin(Topics.NOTIFICATIONS.name(), partition, offset);
    }

    private static Origin quarantine(long offset) {
        return new Origin(Topics.QUARANTINE.name(), 0, offset);
    }
}
