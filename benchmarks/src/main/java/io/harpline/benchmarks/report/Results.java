package io.harpline.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What has been measured so far.
public final class Results {

    private final List<Series> series = new ArrayList<>();

    /// Adds a round.
    public void add(String server, String load, Figures round) {
        Series known = find(server, load).orElseGet(() -> {
            Series first = new Series(server, load, new ArrayList<>());
            series.add(first);
            return first;
        });
        known.rounds().add(round);
    }

    /// The rounds of one server under one load, if there are any.
    public Optional<Series> find(String server, String load) {
        return series.stream()
                .filter(one -> one.server().equals(server) && one.load().equals(load))
                .findFirst();
    }

    /// How many times as much one server shows as the other, within the same rounds; nothing unless both were measured.
    public Optional<Double> ratio(String server, String other, String load, ToDoubleFunction<Figures> figure) {
        return find(server, load)
                .flatMap(above ->
                        find(other, load).map(below -> Median.ofRatios(above.rounds(), below.rounds(), figure)));
    }

    public List<Series> series() {
        return List.copyOf(series);
    }
}
