package io.harpline.transform.domain;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Runs a property over many random cases, each with a seed of its own. A failure names the seed;
/// `-Dharpline.seed=SEED` runs that case alone.
public final class Seeds {

    private Seeds() {}

    public static void forEach(int cases, Consumer<Random> property) {
        Long only = Long.getLong("harpline.seed");
        LongStream seeds = only == null ? new Random().longs(cases) : LongStream.of(only);
        seeds.forEach(seed -> {
            try {
                property.accept(new Random(seed));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("rerun with -Dharpline.seed=" + seed + ": " + failed.getMessage(), failed);
            }
        });
    }
}
