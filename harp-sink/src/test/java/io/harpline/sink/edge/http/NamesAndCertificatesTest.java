package io.harpline.sink.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.harpline.local.broker.SelfSigned;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/// Whom a name leads to, and whether that is believed; each in a [Poster], which nothing but its end tears a reader
/// from.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class NamesAndCertificatesTest {

    @TempDir
    Path directory;

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Process> posters = new ArrayList<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @AfterEach
    void endThem() {
        posters.forEach(poster -> poster.destroyForcibly().onExit().join());
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void shouldFollowANameToItsNewAddressThoughItsConnectionIsBusy() throws Exception {
        // Given
        assumeTrue(isOurs("127.0.0.2"), "one loopback address only");
        int port = serve(HttpServer.create(at("127.0.0.1", 0), 16), "first");
        serve(HttpServer.create(at("127.0.0.2", port), 16), "second");
        nameLeadsTo("127.0.0.1");
        try (BufferedReader answers = poster("http://harp.test:" + port + "/")) {
            assertThat(answers.readLine()).isEqualTo("200 {\"result\":\"first\"}");

            // When
            nameLeadsTo("127.0.0.2");

            // Then
            assertThat(answers.readLine()).isEqualTo("200 {\"result\":\"second\"}");
        }
    }

    @Test
    void shouldTellThatNobodyWasReachedWhereTheNameHasNoAddress() throws Exception {
        nameLeadsTo("127.0.0.1");
        try (BufferedReader answers = poster("http://another.test/")) {
            assertThat(answers.readLine()).isEqualTo("NOT_CONNECTED the host's name has no address");
        }
    }

    @Test
    void shouldNotPostToWhomNobodyVouchesFor() throws Exception {
        nameLeadsTo("127.0.0.1");
        int port = serveTls(SelfSigned.make());
        try (BufferedReader answers = poster("https://localhost:" + port + "/")) {
            assertThat(answers.readLine()).startsWith("TLS ");
        }
        assertThat(posts).hasValue(0);
    }

    @Test
    void shouldNotPostToWhomACertificateOfAnotherNameIsShown() throws Exception {
        // Given
        nameLeadsTo("127.0.0.1");
        SelfSigned localhost = SelfSigned.make();
        String trust = "-Djavax.net.ssl.trustStore=" + trusting(localhost);
        int port = serveTls(localhost);

        // Then
        try (BufferedReader answers = poster("https://harp.test:" + port + "/", trust)) {
            assertThat(answers.readLine()).startsWith("TLS ");
        }
        assertThat(posts).hasValue(0);
        try (BufferedReader answers = poster("https://localhost:" + port + "/", trust)) {
            assertThat(answers.readLine()).isEqualTo("200 {\"result\":\"certified\"}");
        }
    }

    @Test
    void shouldNotTakeABrokenAnswerForWrongTls() throws Exception {
        // Given
        nameLeadsTo("127.0.0.1");
        SelfSigned localhost = SelfSigned.make();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.startVirtualThread(() -> answerAndSpeakNoTlsAnyMore(server, localhost));

            // Then
            try (BufferedReader answers = poster(
                    "https://localhost:" + server.getLocalPort() + "/",
                    "-Djavax.net.ssl.trustStore=" + trusting(localhost))) {
                assertThat(answers.readLine()).startsWith("LOST ");
            }
        }
    }

    @Test
    void shouldPostByTheJvmsProxy() throws Exception {
        // Given
        nameLeadsTo("127.0.0.1");
        int proxy = serve(HttpServer.create(at("127.0.0.1", 0), 16), "by the proxy");

        // Then
        try (BufferedReader answers = poster(
                "http://known-to-the-proxy.test/",
                "-Dhttp.proxyHost=harp.test",
                "-Dhttp.proxyPort=" + proxy,
                "-Dhttp.nonProxyHosts=")) {
            assertThat(answers.readLine()).isEqualTo("200 {\"result\":\"by the proxy\"}");
        }
        assertThat(asked).contains("http://known-to-the-proxy.test/");
    }

    private static void answerAndSpeakNoTlsAnyMore(ServerSocket server, SelfSigned certified) {
        try (Socket below = server.accept()) {
            SSLSocket connection = (SSLSocket)
                    certified.trusting(certified).getSocketFactory().createSocket(below, null, below.getPort(), false);
            connection.setUseClientMode(false);
            connection.getInputStream().read();
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{".getBytes(UTF_8));
            connection.getOutputStream().flush();
            below.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            below.getInputStream().readAllBytes();
        } catch (IOException over) {
            // the client has seen enough
        }
    }

    private int serveTls(SelfSigned certified) throws IOException {
        HttpsServer server = HttpsServer.create(at("127.0.0.1", 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(certified.trusting(certified)));
        return serve(server, "certified");
    }

    private int serve(HttpServer server, String result) {
        byte[] answer = ("{\"result\":\"" + result + "\"}").getBytes(UTF_8);
        server.createContext("/", exchange -> {
            posts.incrementAndGet();
            asked.add(exchange.getRequestURI().toString());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    /// At once as a whole, since it is read at each look-up.
    private void nameLeadsTo(String address) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), address + " harp.test\n127.0.0.1 localhost\n");
        Files.move(next, directory.resolve("hosts"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path trusting(SelfSigned certified) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "trusted",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(
                                certified.certificatePem().getBytes(UTF_8))));
        Path file = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file;
    }

    private BufferedReader poster(String url, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djdk.net.hosts.file=" + directory.resolve("hosts")));
        // Without it Java warns of Netty, before the first answer.
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djavax.net.ssl.trustStorePassword=changeit");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Poster.class.getName(), url));
        Process poster = new ProcessBuilder(command).redirectErrorStream(true).start();
        posters.add(poster);
        return poster.inputReader(UTF_8);
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private static boolean isOurs(String address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(at(address, 0));
            return true;
        } catch (IOException notOurs) {
            return false;
        }
    }
}
