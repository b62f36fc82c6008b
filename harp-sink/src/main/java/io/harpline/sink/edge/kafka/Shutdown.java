package io.harpline.sink.edge.kafka;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.harpline.sink.app.Dispatcher;
import io.harpline.sink.edge.config.SinkSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// The end: nothing more is taken, what is in flight gets its answer and its evidence, and that is committed. What
/// waits is left to the next start.
@ApplicationScoped
class Shutdown {

    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());
    private static final Duration COMMIT = Duration.ofSeconds(6);

    private final AlertsChannel channel;
    private final Rebalances rebalances;
    private final Dispatcher dispatcher;
    private final ConsumerThread thread;
    private final Commits commits;
    private final SinkSettings settings;

    Shutdown(
            AlertsChannel channel,
            Rebalances rebalances,
            Dispatcher dispatcher,
            ConsumerThread thread,
            Commits commits,
            SinkSettings settings) {
        this.channel = channel;
        this.rebalances = rebalances;
        this.dispatcher = dispatcher;
        this.thread = thread;
        this.commits = commits;
        this.settings = settings;
    }

    /// Comes before the connector closes its consumer.
    void onStop(@Observes ShutdownEvent stopped) {
        channel.stop();
        rebalances.stop();
        await("requests in flight", Uni.createFrom().completionStage(dispatcher.stop()), settings.shutdownTimeout());
        thread.run(commits::commitNow).ifPresent(commit -> await("the last commit", commit, COMMIT));
        LOG.log(INFO, "stopped delivering");
    }

    private static void await(String what, Uni<Void> end, Duration atMost) {
        try {
            end.await().atMost(atMost);
        } catch (TimeoutException late) {
            LOG.log(WARNING, "stopping without waiting longer for {0}", what);
        }
    }
}
