package io.harpline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LoadTest {

    private static final Duration LENGTH = Duration.ofMillis(500);

    private final Requests requests = new Requests(1_000, "sixteen bytes or more".getBytes(StandardCharsets.UTF_8));
    private final AtomicInteger served = new AtomicInteger();
    private final HttpServer server = serve();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldCountEachAnswerOnce() throws IOException {
        Measured run = load(4, new Pace.AsFastAsAnswered());

        assertThat(run.answers()).isPositive().isEqualTo(served.get());
        assertThat(run.failures()).isZero();
    }

    @Test
    void shouldSendAtTheRateItWasTold() throws IOException {
        Measured run = load(4, new Pace.Constant(200));

        assertThat(run.answers()).isBetween(100L, 101L);
    }

    @Test
    void shouldChargeAStallToAllThatItHeldUp() throws IOException {
        stallAt = 20;

        Measured run = load(1, new Pace.Constant(200));

        // 100 requests, one of which takes 200 ms: some 40 were due meanwhile and had to wait.
        assertThat(run.millisAt(75)).isGreaterThan(50);
    }

    @Test
    void shouldCountWhatIsNo200() throws IOException {
        refuseAt = 10;

        Measured run = load(2, new Pace.Constant(200));

        assertThat(run.failures()).isEqualTo(1);
        assertThat(run.statuses()).containsEntry(401, 1L);
    }

    private volatile int stallAt;
    private volatile int refuseAt;

    private Measured load(int connections, Pace pace) throws IOException {
        return new Load(server.getAddress(), connections, requests, pace, LENGTH).run();
    }

    private HttpServer serve() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                int number = served.incrementAndGet();
                if (number == stallAt) {
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
                exchange.sendResponseHeaders(number == refuseAt ? 401 : 200, -1);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
