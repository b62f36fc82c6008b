package io.harpline.ingest.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.harpline.ingest.edge.http.HostileRequests.Case;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Senders that take our time, our connections or our memory.
@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
class SlowSenderTest {

    private static final String HALF_A_HEAD = "POST /webhooks/gardin HTTP/1.1\r\nHost: x\r\na: ";
    private static final String HALF_A_BODY = HostileRequests.post(HostileRequests.LENGTH, "{");

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/gardin", "/nowhere", "/q/health/live"})
    void shouldHangUpOnABodyThatDrips(String path) throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            http.send(HALF_A_BODY.replace("/webhooks/gardin", path));

            assertThat(hangsUpWhileItDrips(http)).isTrue();
        }
    }

    @Test
    void shouldSay408ToABodyThatDoesNotCome() throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            RawHttp.Answer answer = http.send(HALF_A_BODY).answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.head()).contains("application/problem+json");
            assertThat(http.isHungUp()).isTrue();
        }
    }

    @Test
    void shouldHangUpOnAHeadThatDrips() throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            http.send(HALF_A_HEAD);

            assertThat(hangsUpWhileItDrips(http)).isTrue();
        }
    }

    @Test
    void shouldHangUpOnARefusedBodyThatGoesOn() throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            http.send(HostileRequests.post("Content-Length: 500000000\r\n", ""));

            assertThat(http.answer().status()).isEqualTo(413);
            assertThat(hangsUpWhileItDrips(http)).isTrue();
        }
    }

    @Test
    void shouldAnswerGenuineRequestsAtOnceDuringASlowAttack() throws Exception {
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 250; i++) {
                slow.add(RawHttp.to(service).send(HALF_A_HEAD));
                slow.add(RawHttp.to(service).send(HALF_A_BODY));
            }

            for (int i = 0; i < 20; i++) {
                long before = System.nanoTime();
                assertThat(genuine()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            }
            for (RawHttp http : slow) {
                assertThat(http.isHungUp()).isTrue();
            }
        } finally {
            for (RawHttp http : slow) {
                http.close();
            }
        }
    }

    @Test
    void shouldTakeNoMoreConnectionsThanItHasRoomFor() throws Exception {
        List<RawHttp> many = new ArrayList<>();
        try {
            for (int i = 0; i < Impatient.CONNECTIONS + 50; i++) {
                many.add(RawHttp.to(service));
            }

            assertThat(many.getLast().isHungUp()).isTrue();
        } finally {
            for (RawHttp http : many) {
                http.close();
            }
        }
        await().untilAsserted(() -> assertThat(genuine()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /webhooks/gardin HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /webhooks/gardin HTTP/1.1\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /q/health/ready HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void shouldHangUpOnWhoAsksWithoutListening(String request) throws Exception {
        try (RawHttp http = RawHttp.to(service)) {
            String many = request.repeat(1000);
            int sent = 0;
            try {
                while (sent++ < 2_000) {
                    http.send(many);
                }
            } catch (IOException hungUp) {
                assertThat(hungUp).isNotNull();
            }

            assertThat(sent).as("thousands of requests taken").isLessThan(200);
        }
    }

    @Test
    void shouldLeaveNothingBehind() throws Exception {
        attack(10);
        long connections = openFiles();
        long threads = threads();
        long heap = usedHeap();

        attack(30);

        awaitNoMoreThan(connections + 20, SlowSenderTest::openFiles);
        awaitNoMoreThan(threads + 20, SlowSenderTest::threads);
        awaitNoMoreThan(heap + 20_000_000, SlowSenderTest::usedHeap);
    }

    private void attack(int times) throws Exception {
        List<Case> all = HostileRequests.all().toList();
        for (int i = 0; i < times; i++) {
            for (Case hostile : all) {
                try (RawHttp http = RawHttp.to(service)) {
                    http.send(hostile.request()).answer();
                }
            }
        }
    }

    private int genuine() throws IOException {
        try (RawHttp http = RawHttp.to(service)) {
            return http.send(HostileRequests.GENUINE).answer().status();
        }
    }

    /// Whether the server hangs up, within twice its patience and more, on who sends a byte every 50 ms.
    private static boolean hangsUpWhileItDrips(RawHttp http) throws IOException {
        http.waitNoLongerThan(Duration.ofMillis(50));
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end) {
            if (http.isHungUp()) {
                return true;
            }
            try {
                http.send("x");
            } catch (IOException hungUp) {
                return true;
            }
        }
        return false;
    }

    private static void awaitNoMoreThan(long bound, LongSupplier measure) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(measure.getAsLong()).isLessThanOrEqualTo(bound));
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static long threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
