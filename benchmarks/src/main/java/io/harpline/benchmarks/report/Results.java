package io.harpline.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What has been measured so far.
public final class Results<F> {

    private record Place(String server, String load) {}

    private final Function<List<F>, F> median;
    private final SequencedMap<Place, List<F>> rounds = new LinkedHashMap<>();

    /// @param median of several rounds
    public Results(Function<List<F>, F> median) {
        this.median = median;
    }

    /// Adds a round.
    public void add(String server, String load, F round) {
        rounds.computeIfAbsent(new Place(server, load), _ -> new ArrayList<>()).add(round);
    }

    /// The rounds of one server under one load, if there are any.
    public Optional<Series<F>> find(String server, String load) {
        Place place = new Place(server, load);
        return Optional.ofNullable(rounds.get(place)).map(measured -> series(place, measured));
    }

    /// How many times as much one server shows as the other, within the same rounds; nothing unless both were measured.
    public Optional<Double> ratio(String server, String other, String load, ToDoubleFunction<F> figure) {
        return find(server, load)
                .flatMap(above ->
                        find(other, load).map(below -> Median.ofRatios(above.rounds(), below.rounds(), figure)));
    }

    public List<Series<F>> series() {
        return rounds.entrySet().stream()
                .map(measured -> series(measured.getKey(), measured.getValue()))
                .toList();
    }

    private Series<F> series(Place place, List<F> measured) {
        return new Series<>(place.server(), place.load(), median.apply(measured), List.copyOf(measured));
    }
}
