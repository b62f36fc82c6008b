package io.harpline.benchmarks;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/// Durations as they are written here: 90s, 10m, 1h.
final class DurationText implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
