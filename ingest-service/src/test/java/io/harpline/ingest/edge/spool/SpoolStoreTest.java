package io.harpline.ingest.edge.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.ingest.edge.spool.SpoolStore.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolStoreTest {

    private static final byte[] RECORD = new byte[700];
    private static final int FEW = 100;
    private static final int MANY = 1_500;

    @TempDir
    private Path directory;

    /// Under load a spool empties in a great many small waves; what made them slow took memory, too.
    @Test
    void shouldReadAsFastHoweverOftenSomethingWasRemoved() throws Exception {
        try (SpoolStore store = new SpoolStore(directory)) {
            store.append(Collections.nCopies(FEW, RECORD));
            long[] nanos = new long[MANY];
            long drained = -1;

            for (int wave = 0; wave < MANY; wave++) {
                store.append(List.of(RECORD));
                long since = System.nanoTime();
                List<Entry> read = store.read(drained, 1);
                nanos[wave] = System.nanoTime() - since;
                store.remove(read);
                drained = read.getLast().sequence();
            }

            assertThat(median(nanos, MANY - FEW))
                    .isLessThan(median(nanos, 0).multipliedBy(5).plusMillis(1));
        }
    }

    @Test
    void shouldRemoveWhatIsDrainedAndNothingElse() throws IOException {
        try (SpoolStore store = new SpoolStore(directory)) {
            store.append(Collections.nCopies(5, RECORD));

            store.remove(store.read(-1, 2L * RECORD.length));

            assertThat(store.read(-1, Long.MAX_VALUE))
                    .extracting(Entry::sequence)
                    .containsExactly(2L, 3L, 4L);
        }
        try (SpoolStore again = new SpoolStore(directory)) {
            assertThat(again.contents().entries()).isEqualTo(3);
        }
    }

    private static Duration median(long[] nanos, int from) {
        long[] some = Arrays.copyOfRange(nanos, from, from + FEW);
        Arrays.sort(some);
        return Duration.ofNanos(some[FEW / 2]);
    }
}
