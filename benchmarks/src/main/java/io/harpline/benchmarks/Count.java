package io.harpline.benchmarks;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/// Counts as they are written here: 300000, 300k, 10m.
final class Count implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
        String written = text.toLowerCase(Locale.ROOT);
        long unit = written.endsWith("m") ? 1_000_000 : written.endsWith("k") ? 1_000 : 1;
        return unit * Long.parseLong(unit == 1 ? written : written.substring(0, written.length() - 1));
    }

    /// As it would be written.
    static String of(long count) {
        return count >= 1_000_000 ? count / 1_000_000 + "m" : count >= 1_000 ? count / 1_000 + "k" : "" + count;
    }
}
