package io.harpline.transform.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// A census for tests of other packages.
public final class ACensus {

    private ACensus() {}

    public static Census ofNobody() {
        return new Census(Stream.empty(), Instant.EPOCH, Duration.ofDays(7));
    }
}
