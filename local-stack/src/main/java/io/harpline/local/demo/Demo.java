package io.harpline.local.demo;

import io.harpline.local.demo.Scenario.Step;
import java.io.IOException;
import java.io.PrintWriter;

/// One performance: plays the scenario, tells of each notification as soon as it is at its end, then shows the books
/// and Harp.
final class Demo {

    private final Scenario scenario;
    private final PrintWriter out;
    private final Colours colours;
    private final JourneyTable table;
    private int taken;
    private boolean asItMust = true;

    Demo(Scenario scenario, PrintWriter out, Colours colours) {
        this.scenario = scenario;
        this.out = out;
        this.colours = colours;
        this.table = new JourneyTable(colours);
    }

    /// Whether everything has gone as it must so far.
    boolean hasGoneAsItMust() {
        return asItMust;
    }

    void play(Playback playback) throws IOException, InterruptedException {
        say(table.head());
        int number = 0;
        for (Step step : scenario.steps()) {
            number++;
            say(colours.heading("%2d %s".formatted(number, step.title())));
            for (Sending sending : step.sendings()) {
                Journey journey = playback.play(sending.telling());
                table.lines(sending, journey).forEach(this::say);
                asItMust &= journey.fate().equals(sending.fate());
                taken += journey instanceof Journey.Taken ? 1 : 0;
            }
        }
    }

    /// The topics must hold each notification that was taken, and one outcome for each.
    void showBooks(Ledger ledger) {
        boolean balances = ledger.balances(taken);
        say("");
        say(colours.heading("The books, from the topics"));
        say(balances ? ledger.line(taken) : colours.bad(ledger.line(taken) + ": this does not add up"));
        asItMust &= balances;
    }

    /// Harp must show the truth.
    void showHarp(HarpWatch watch) throws IOException, InterruptedException {
        HarpTable harp = watch.awaitTruth(scenario);
        say("");
        say(colours.heading("Harp, in the end"));
        harp.lines(colours).forEach(this::say);
        say("");
        say(
                harp.isTrue()
                        ? colours.good("Harp shows the truth.") + " Look: " + watch.page()
                        : colours.bad("Harp does not show the truth.") + " See ./harpline status, and " + watch.page());
        asItMust &= harp.isTrue();
    }

    /// Where the alerts go to a Harp that cannot be asked.
    void endAtTheReceipts() {
        say("");
        say("This stack sends to a Harp of yours, which is not asked; the receipts are what it acknowledged.");
        say("cress and mint stay open there: source gardin/" + scenario.tenantId());
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
