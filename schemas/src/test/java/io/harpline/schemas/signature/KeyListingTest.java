package io.harpline.schemas.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class KeyListingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    /// Or everyone who can guess two times could sign.
    @Test
    void shouldTakeTheTimesOfAKeyForNoKey() throws IOException {
        Path key = write("gardin/2026-11");
        Path times = write("gardin/2026-11.valid");
        write("gardin/.2026-11.swp");

        KeyListing listing = KeyListing.of(directory);

        KeyName name = new KeyName("gardin", "2026-11");
        assertThat(listing.files()).containsOnlyKeys(name).containsValue(key);
        assertThat(listing.times()).containsOnlyKeys(name).containsValue(times);
        assertThat(listing.faults()).isEmpty();
    }

    @Test
    void shouldNameWhatDoesNotBelongThere() throws IOException {
        Path file = write("default");
        Path space = write("gardin/two words");

        assertThat(KeyListing.of(directory).faults())
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).startsWith(file + " is no directory"),
                        fault -> assertThat(fault).startsWith(space + " is not named as a key can be"));
    }

    private Path write(String path) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, "a secret of sixteen bytes or more");
    }
}
