package io.harpline.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// One run of load against one server, on the calling thread: a selector, a few connections, nothing else.
///
/// ```
///   idle ──due──▶ send ──▶ in flight ──answer──▶ record ──▶ idle
/// ```
public final class Load {

    /// How long answers are awaited after the last request was due; what comes later is counted as broken.
    private static final long GRACE_NANOS = Duration.ofSeconds(15).toNanos();

    // An open loop must not spin, since it would take a core from the server that it measures. An answer that comes
    // during a nap seems to come at its end; the kernel adds some 0.05 ms.
    private static final long SHORTEST_NAP_NANOS = 20_000;
    private static final long LONGEST_NAP_NANOS = 100_000;

    private final InetSocketAddress server;
    private final int connections;
    private final Requests requests;
    private final Pace pace;
    private final Duration length;

    /// A run that is to come.
    ///
    /// @param connections kept alive throughout
    /// @param length for how long requests become due
    public Load(InetSocketAddress server, int connections, Requests requests, Pace pace, Duration length) {
        this.server = server;
        this.connections = connections;
        this.requests = requests;
        this.pace = pace;
        this.length = length;
    }

    /// Runs it.
    ///
    /// @throws IOException if the server cannot be reached
    public Measured run() throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> all = new ArrayList<>();
            try {
                for (int number = 0; number < connections; number++) {
                    all.add(new Connection(server, selector));
                }
                return new Run(selector, all).go();
            } finally {
                for (Connection connection : all) {
                    connection.close();
                }
            }
        }
    }

    private final class Run {

        private final Selector selector;
        private final ArrayDeque<Connection> idle;
        private final Measured measured = new Measured();
        private final long start = System.nanoTime();
        private long sent;

        Run(Selector selector, List<Connection> connections) {
            this.selector = selector;
            this.idle = new ArrayDeque<>(connections);
        }

        Measured go() throws IOException {
            long before = threadNanos();
            long end = length.toNanos();
            boolean allSent = false;
            while (!allSent || idle.size() < connections) {
                long now = now();
                allSent = sendWhatIsDue(now, end);
                if (now > end + GRACE_NANOS) {
                    for (int left = idle.size(); left < connections; left++) {
                        measured.broken();
                    }
                    break;
                }
                await();
            }
            measured.loadTook(threadNanos() - before);
            return measured;
        }

        /// Whether all that was ever to be due was sent.
        private boolean sendWhatIsDue(long now, long end) {
            long until = Math.min(now, end);
            if (pace instanceof Pace.AsFastAsAnswered && now >= end) {
                return true;
            }
            while (!idle.isEmpty()) {
                long due = pace.due(sent, until);
                if (due == Pace.LATER) {
                    return now >= end;
                }
                sent++;
                send(idle.removeFirst(), due);
            }
            return false;
        }

        private void send(Connection connection, long due) {
            try {
                connection.send(requests.next(), due);
            } catch (IOException reset) {
                startAnew(connection);
            }
        }

        private void await() throws IOException {
            switch (pace) {
                case Pace.AsFastAsAnswered _ -> selector.select(this::proceed, 100);
                case Pace.Constant(double perSecond) -> {
                    if (selector.selectNow(this::proceed) == 0) {
                        long untilDue = (long) (sent * 1e9 / perSecond) - now();
                        LockSupport.parkNanos(Math.clamp(untilDue, SHORTEST_NAP_NANOS, LONGEST_NAP_NANOS));
                    }
                }
            }
        }

        private void proceed(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                if (key.isWritable()) {
                    connection.flush();
                    return;
                }
                int status = connection.receive();
                if (status > 0) {
                    long at = now();
                    measured.answered(status, at - connection.since(), at);
                    idle.addLast(connection);
                } else if (status < 0) {
                    startAnew(connection);
                }
            } catch (IOException reset) {
                startAnew(connection);
            }
        }

        private void startAnew(Connection connection) {
            measured.broken();
            try {
                connection.reopen();
                idle.addLast(connection);
            } catch (IOException gone) {
                throw new IllegalStateException("the server is gone: " + gone.getMessage(), gone);
            }
        }

        private long now() {
            return System.nanoTime() - start;
        }

        private static long threadNanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }
}
