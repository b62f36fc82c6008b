package io.harpline.operator;

import io.harpline.operator.domain.Ledger;
import io.harpline.operator.domain.Period;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.ledger.Address;
import io.harpline.operator.ledger.Counting;
import io.harpline.operator.ledger.LedgerMetrics;
import io.harpline.operator.ledger.LedgerQuery;
import io.harpline.operator.ledger.MetricsServer;
import io.harpline.operator.terminal.LedgerPage;
import io.harpline.operator.terminal.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Counts whether everything adds up.
@Command(
        name = "ledger",
        description = {
            "Counts from the topics whether everything adds up, for each tenant and each destination:",
            "  notifications archived = applied + duplicate + absorbed + quarantined + pending",
            "  events                 = delivered, else dead, else superseded, else not routed, else in flight",
            "Each notification is joined with its one outcome, each outcome with the event that it names, each event with"
                    + " its receipts. Pending and in flight is what transform-streams and harp-sink have not come to"
                    + " yet, as their committed offsets say; what they have passed by without an outcome or a receipt is"
                    + " lost, does not add up, and is listed. Destination - stands for events without a receipt.",
            "Where Kafka has removed the beginning of a topic, what is counted begins an hour behind that, or"
                    + " behind what is old enough to be removed, and the first line says so. If nothing is left then, it could not be counted."
        },
        footer = {
            "",
            "Exit code: 0 all adds up, 1 something does not, 2 it could not be counted, or there is nothing of that --tenant."
                    + " With --watch or --serve it goes on until Ctrl-C, over failures too.",
            "",
            "Examples:",
            "  ./harpline ledger --since 7d",
            "  ./harpline ledger --since 1d --watch 1m --serve 9464",
            "  ./harpline ledger --tenant 01H8XGJWBWBAQ4Z4X9V6ZK3M5T --json | jq .mismatches"
        })
public final class LedgerCommand implements Callable<Integer> {

    private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(1);
    private static final int LISTED = 20;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "only what was received then or later: 2026-11-22T06:00:00Z, or 7d for seven days ago")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "only what was received before that")
    private @Nullable Instant to;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only what was received within the last TIME before each count: 2h, 7d")
    private @Nullable Duration since;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "only that of this tenantId")
    private @Nullable String tenant;

    @Option(
            names = "--findings",
            paramLabel = "N",
            description =
                    "list so many of those that do not add up, the first by topic, partition and offset (default: "
                            + LISTED + "; all with --json)")
    private @Nullable Integer findings;

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "1m",
            description = "count again and again, so long after each count (1m if not said), and print it each time")
    private @Nullable Duration watch;

    @Option(
            names = "--serve",
            paramLabel = "[HOST:]PORT",
            description =
                    "count again and again, and show it to Prometheus at http://HOST:PORT/metrics (HOST: localhost,"
                            + " so that only this machine sees it; 0.0.0.0 for all)")
    private @Nullable String serve;

    @Option(
            names = "--live-application-id",
            paramLabel = "ID",
            description = "transform's (default: HARPLINE_TRANSFORM_APPLICATION_ID, or harpline-transform)")
    private @Nullable String applicationId;

    @Option(
            names = "--json",
            description =
                    "as a JSON object {addsUp, countedAt, window, notifications, events, kinds, mismatches}, one a"
                            + " line with --watch")
    private boolean json;

    @Override
    public Integer call() {
        demandSense();
        try (Cluster cluster = kafka.reach()) {
            Counting counting = new Counting(cluster, InstantSource.system());
            if (watch == null && serve == null) {
                Ledger ledger = counting.count(
                        query(), Progress.of(command.commandLine().getErr()));
                show(ledger);
                if (tenant != null && ledger.tally().isEmpty()) {
                    return Main.COULD_NOT; // a mistyped one adds up to nothing
                }
                return ledger.tally().addsUp() ? 0 : 1;
            }
            return watch(counting);
        }
    }

    private void demandSense() {
        if (since != null && (from != null || to != null)) {
            throw new ParameterException(command.commandLine(), "--since goes without --from and --to");
        }
        if (!period().from().isBefore(period().to())) {
            throw new ParameterException(command.commandLine(), "--from is not before --to");
        }
        if (findings != null && findings < 0) {
            throw new ParameterException(command.commandLine(), "--findings is 0 or more");
        }
        if (serve != null && Address.of(serve).isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--serve " + serve + " is no port from 0 to 65535, nor a HOST:PORT");
        }
    }

    private int watch(Counting counting) {
        LedgerMetrics metrics = new LedgerMetrics();
        Optional<Address> address = Optional.ofNullable(serve).flatMap(Address::of);
        try (MetricsServer server =
                address.map(at -> MetricsServer.start(at, metrics)).orElse(null)) {
            if (server != null) {
                err().println("metrics at http://" + server.address() + "/metrics");
                err().flush();
            }
            while (true) {
                try {
                    Ledger ledger = counting.count(query(), Progress.none());
                    metrics.show(ledger);
                    if (watch != null) {
                        show(ledger);
                    }
                } catch (ExpectedFailure | KafkaException failure) {
                    err().println("harpline: " + failure.getMessage());
                    err().flush();
                }
                Thread.sleep(watch == null ? BETWEEN_COUNTS : watch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Main.COULD_NOT;
        }
    }

    private LedgerQuery query() {
        int most = findings != null ? findings : json ? Integer.MAX_VALUE : LISTED;
        String transform = applicationId != null
                ? applicationId
                : System.getenv().getOrDefault("HARPLINE_TRANSFORM_APPLICATION_ID", "harpline-transform");
        return new LedgerQuery(period(), Optional.ofNullable(tenant), transform, most);
    }

    private Period period() {
        Instant begin = since != null ? Instant.now().minus(since) : from;
        return new Period(begin == null ? Period.ALWAYS.from() : begin, to == null ? Period.ALWAYS.to() : to);
    }

    private void show(Ledger ledger) {
        PrintWriter out = command.commandLine().getOut();
        LedgerPage page = new LedgerPage(ledger);
        if (json) {
            page.printJson(out);
        } else {
            page.print(out, command.commandLine().getColorScheme().ansi());
        }
        out.flush();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
