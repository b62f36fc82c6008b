package io.harpline.prove.report;

import io.harpline.prove.nemesis.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A run as a picture: what went wrong, and below it, on the same time, what came through, how soon it was answered,
/// what waited, and how much memory all of it had.
final class Timeline {

    private static final int WIDTH = 1_200;
    private static final int LEFT = 150;
    private static final int TOP = 96;
    private static final int GAP = 26;
    private static final List<String> TINTS = List.of("#ffffff", "#f1f6f5", "#f6f4ef");
    private static final String OWN = "#2a9d8f";
    private static final String OTHER = "#c8553d";
    private static final String GREY = "#9aa5b1";

    private final String title;
    private final List<Phase> phases;
    private final List<Happened> happened;
    private final List<Plot> plots;
    private final TimeAxis time;

    Timeline(String title, List<Phase> phases, List<Happened> happened, List<Sample> samples) {
        this.title = title;
        this.phases = phases;
        this.happened = happened;
        this.plots = plots(samples);
        this.time = new TimeAxis(phases.getFirst().from(), phases.getLast().to(), LEFT, WIDTH - 20.0);
    }

    String svg() {
        FaultLanes lanes = new FaultLanes(happened);
        int plotsTop = TOP + lanes.height() + (happened.isEmpty() ? 0 : GAP);
        int bottom = plotsTop + plots.size() * (Plot.HEIGHT + GAP) - GAP;
        Svg svg = new Svg(WIDTH);
        phases(svg, bottom);
        shadows(svg, plotsTop, bottom);
        axis(svg, bottom);
        svg.text(20, 34, "title", title);
        svg.text(20, 56, "soft", subtitle());
        lanes.draw(svg, time, TOP);
        for (int i = 0; i < plots.size(); i++) {
            plots.get(i).draw(svg, time, plotsTop + i * (double) (Plot.HEIGHT + GAP));
        }
        return svg.document(bottom + 40);
    }

    private String subtitle() {
        Instant from = phases.getFirst().from();
        Duration all = Duration.between(from, phases.getLast().to());
        return "%s · %s · %d faults"
                .formatted(
                        from.toString().substring(0, 19).replace('T', ' ') + " UTC",
                        TimeAxis.text(all),
                        happened.size());
    }

    private void phases(Svg svg, double bottom) {
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            double x = time.x(phase.from());
            double wide = time.x(phase.to()) - x;
            svg.rect(x, TOP - 24.0, wide, bottom - TOP + 24, "fill=\"%s\"".formatted(TINTS.get(i % TINTS.size())));
            if (wide > Svg.widthOfTiny(phase.name())) {
                svg.text(x + 4, TOP - 12.0, "tiny", phase.name());
            }
        }
    }

    /// Faults as shadows over the curves, so that it can be seen which follows from which.
    private void shadows(Svg svg, double top, double bottom) {
        for (Happened one : happened) {
            double x = time.x(one.from());
            svg.rect(
                    x,
                    top,
                    Math.max(1, time.x(one.to()) - x),
                    bottom - top,
                    "fill=\"%s\" fill-opacity=\"0.07\"".formatted(FaultLanes.colour(one.fault())));
        }
    }

    private void axis(Svg svg, double bottom) {
        for (Duration tick : time.ticks()) {
            double x = time.x(time.from().plus(tick));
            svg.line(x, TOP - 4.0, x, bottom, "grid");
            svg.text(x, bottom + 18, "tiny mid", TimeAxis.text(tick));
        }
    }

    private static List<Plot> plots(List<Sample> samples) {
        List<Curve> rates = List.of(
                Curve.rate("sent", GREY, samples, Sample::sent),
                Curve.rate("200", OWN, samples, Sample::accepted),
                Curve.rate("no answer", OTHER, samples, Sample::unanswered));
        List<Curve> answers = List.of(
                Curve.of("p50", OWN, samples, Sample::answerP50Millis),
                Curve.of("p99", OTHER, samples, Sample::answerP99Millis));
        List<Curve> waiting = List.of(
                Curve.of("transform", OWN, samples, Sample::transformLag),
                Curve.of("sink", OTHER, samples, Sample::sinkLag),
                Curve.of("ingest's spools", GREY, samples, Sample::spooled));
        List<Curve> memory = Stream.of(
                        List.of("ingest", OWN),
                        List.of("transform", OTHER),
                        List.of("sink", "#8d6a9f"),
                        List.of("kafka", GREY))
                .map(service -> Curve.of(
                        service.getFirst(),
                        service.getLast(),
                        samples,
                        sample -> megabytes(service.getFirst(), sample)))
                .toList();
        return List.of(
                new Plot("Requests", "a second", Scale.linear(highest(rates)), rates),
                new Plot("Answers", "ms", Scale.logarithmic(highest(answers)), answers),
                new Plot("Waiting", "records", Scale.logarithmic(highest(waiting)), waiting),
                new Plot("Memory", "MB, the largest", Scale.linear(highest(memory)), memory));
    }

    private static double megabytes(String service, Sample sample) {
        return sample.processes().entrySet().stream()
                .filter(process -> process.getKey().startsWith(service + "-"))
                .mapToDouble(process -> process.getValue().rssBytes() / 1e6)
                .max()
                .orElse(Double.NaN);
    }

    private static double highest(List<Curve> curves) {
        return curves.stream().mapToDouble(Curve::highest).max().orElse(1);
    }
}
