package io.harpline.prove.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.local.broker.FreePort;
import io.harpline.prove.stack.Condition.AnswersLost;
import io.harpline.prove.stack.Condition.Clear;
import io.harpline.prove.stack.Condition.Delayed;
import io.harpline.prove.stack.Condition.Refused;
import io.harpline.prove.stack.Condition.Reset;
import io.harpline.prove.stack.Condition.Silent;
import io.harpline.prove.stack.Condition.Slow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each condition as both ends of a connection see it.
class LinkTest {

    private static final int LONG_MS = 10_000;
    /// For how long nothing comes where nothing is to come.
    private static final int SHORT_MS = 150;

    private ServerSocket target;
    private Link link;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        target.setSoTimeout(LONG_MS);
        link = new Link("here>there", FreePort.find(), target.getLocalPort());
        client = connected();
        server = accepted();
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        client.close();
        server.close();
        target.close();
    }

    @Test
    void shouldPassBothWaysWhenClear() throws IOException {
        send(client, "question");
        send(server, "answer");

        assertThat(received(server, 8)).isEqualTo("question");
        assertThat(received(client, 6)).isEqualTo("answer");
    }

    @Test
    void shouldPassNothingWhileSilentAndAllOfItAfterwards() throws IOException {
        link.set(new Silent());
        send(client, "question");
        send(server, "answer");
        assertNothingComes(server);
        assertNothingComes(client);

        link.set(new Clear());

        assertThat(received(server, 8)).isEqualTo("question");
        assertThat(received(client, 6)).isEqualTo("answer");
    }

    @Test
    void shouldAcceptButNotConnectWhileSilent() throws IOException {
        link.set(new Silent());

        try (Socket another = connected()) {
            send(another, "question");
            target.setSoTimeout(SHORT_MS);
            assertThatThrownBy(target::accept).isInstanceOf(SocketTimeoutException.class);
            target.setSoTimeout(LONG_MS);
            link.set(new Clear());
            try (Socket reached = accepted()) {
                assertThat(received(reached, 8)).isEqualTo("question");
            }
        }
    }

    @Test
    void shouldHideTheEndOfAConnectionWhileSilent() throws IOException {
        link.set(new Silent());
        abort(client);
        assertNothingComes(server);

        link.set(new Clear());

        assertBroken(server);
    }

    @Test
    void shouldLoseAnswersWhileRequestsPass() throws IOException {
        link.set(new AnswersLost());
        send(client, "question");
        assertThat(received(server, 8)).isEqualTo("question");
        send(server, "answer");
        assertNothingComes(client);

        link.set(new Clear());
        sendIfOpen(server, "another");

        assertBroken(client);
    }

    @Test
    void shouldArriveLaterWhenDelayed() throws IOException {
        Duration each = Duration.ofMillis(200);
        link.set(new Delayed(each));
        long since = System.nanoTime();

        send(client, "question");

        assertThat(received(server, 8)).isEqualTo("question");
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(each);
    }

    @Test
    void shouldTrickleWhenSlow() throws IOException {
        link.set(new Slow(1_000));
        long since = System.nanoTime();

        send(client, "x".repeat(300));

        assertThat(received(server, 300)).hasSize(300);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void shouldLetGoAtOnceOfWhatWasHeldUp() throws IOException {
        link.set(new Delayed(Duration.ofHours(1)));
        send(client, "question");
        assertNothingComes(server);
        link.set(new Slow(1));
        assertNothingComes(server);

        link.set(new Clear());

        assertThat(received(server, 8)).isEqualTo("question");
    }

    @Test
    void shouldResetWhatIsThereAndWhatComesWhenRefused() throws IOException {
        link.set(new Refused());

        assertBroken(client);
        assertBroken(server);
        try (Socket another = connected()) {
            assertBroken(another);
        }
        link.set(new Clear());
        assertANewConnectionPasses();
    }

    @Test
    void shouldResetOnceWhenReset() throws IOException {
        link.set(new Reset());

        assertBroken(client);
        assertBroken(server);
        assertANewConnectionPasses();
    }

    @Test
    void shouldResetWhoConnectsWhereNobodyListens() throws IOException {
        target.close();

        try (Socket another = connected()) {
            assertBroken(another);
        }
    }

    @Test
    void shouldPassAHalfCloseOn() throws IOException {
        send(client, "question");
        client.shutdownOutput();
        assertThat(received(server, 8)).isEqualTo("question");
        assertThat(server.getInputStream().read()).isEqualTo(-1);

        send(server, "answer");
        server.close();

        assertThat(received(client, 6)).isEqualTo("answer");
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void shouldBreakTheOtherEndOfWhatBreaks() throws IOException {
        abort(server);

        assertBroken(client);
    }

    @Test
    void shouldAnswerWhoSendsMoreThanIsRead() throws IOException {
        Thread.ofVirtual().start(() -> sendIfOpen(client, "x".repeat(50_000_000)));

        send(server, "answer");

        assertThat(received(client, 6)).isEqualTo("answer");
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
        socket.setSoTimeout(LONG_MS);
        return socket;
    }

    private Socket accepted() throws IOException {
        Socket socket = target.accept();
        socket.setSoTimeout(LONG_MS);
        return socket;
    }

    private void assertANewConnectionPasses() throws IOException {
        try (Socket another = connected();
                Socket reached = accepted()) {
            send(another, "question");
            assertThat(received(reached, 8)).isEqualTo("question");
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static void sendIfOpen(Socket socket, String text) {
        try {
            send(socket, text);
        } catch (IOException broken) {
            // As it may be.
        }
    }

    private static String received(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), US_ASCII);
    }

    private static void assertNothingComes(Socket socket) throws IOException {
        socket.setSoTimeout(SHORT_MS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(LONG_MS);
    }

    private static void assertBroken(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    private static void abort(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
