package io.harpline.sink.edge.http;

import io.harpline.sink.edge.http.Whereabouts.At;
import io.harpline.sink.edge.http.Whereabouts.Refused;
import io.harpline.sink.edge.http.Whereabouts.Unknown;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The name of a host, which may come to mean another address. It is looked up beside the posts, which it would block,
/// and one look-up serves all posts of a second: how long an address is remembered beyond that is for the JVM.
///
/// The address that is looked at is the one that is posted to.
final class HostName {

    /// Where names are looked up.
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final String host;
    private final Lookup lookup;
    private final Predicate<InetAddress> refused;
    private final Duration longest;
    private final Duration goodFor;
    private CompletableFuture<Whereabouts> latest = CompletableFuture.completedFuture(new Unknown());
    private long latestBegan;

    /// @param refused addresses that are not to be posted to
    /// @param longest how long looking up a name may take
    HostName(String host, Predicate<InetAddress> refused, Duration longest) {
        this(host, InetAddress::getAllByName, refused, longest, GOOD_FOR);
    }

    /// @param goodFor how long an answer counts for further posts
    HostName(String host, Lookup lookup, Predicate<InetAddress> refused, Duration longest, Duration goodFor) {
        this.host = host;
        this.lookup = lookup;
        this.refused = refused;
        this.longest = longest;
        this.goodFor = goodFor;
    }

    /// Never blocks, never fails, and is done within a bounded time.
    synchronized CompletableFuture<Whereabouts> whereabouts() {
        if (latest.isDone() && !(isFresh() && latest.join() instanceof At)) {
            latestBegan = System.nanoTime();
            latest = CompletableFuture.supplyAsync(this::look, Thread::startVirtualThread)
                    .exceptionally(defect -> new Unknown())
                    .completeOnTimeout(new Unknown(), longest.toNanos(), TimeUnit.NANOSECONDS);
        }
        return latest;
    }

    private boolean isFresh() {
        return System.nanoTime() - latestBegan < goodFor.toNanos();
    }

    private Whereabouts look() {
        try {
            List<InetAddress> addresses = Arrays.asList(lookup.addresses(host));
            return addresses.stream().anyMatch(refused) ? new Refused() : new At(addresses.getFirst());
        } catch (UnknownHostException unknown) {
            return new Unknown();
        }
    }
}
