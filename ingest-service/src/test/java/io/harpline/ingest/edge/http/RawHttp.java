package io.harpline.ingest.edge.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/// A connection on which every byte is ours, as no HTTP client would send them.
final class RawHttp implements AutoCloseable {

    /// An answer as it came.
    ///
    /// @param head status line and headers
    record Answer(int status, String head, String body) {

        boolean closes() {
            return head.toLowerCase(Locale.ROOT).contains("connection: close");
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static RawHttp to(URI service) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), 5_000);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(15_000);
        return new RawHttp(socket);
    }

    void waitNoLongerThan(Duration wait) throws IOException {
        socket.setSoTimeout((int) wait.toMillis());
    }

    /// Each character is one byte.
    RawHttp send(String latin1) throws IOException {
        return send(latin1.getBytes(ISO_8859_1));
    }

    RawHttp send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /// The next answer; 1xx ones are answers too.
    Answer answer() throws IOException {
        String head = head();
        int status = Integer.parseInt(head.substring(9, 12));
        return new Answer(status, head, new String(in.readNBytes(length(head)), ISO_8859_1));
    }

    /// Whether the server hangs up, after whatever it still says, before it is silent for longer than we wait.
    boolean isHungUp() {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String soFar = "";
        while (!soFar.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up after: " + soFar);
            }
            head.write(next);
            soFar = head.toString(ISO_8859_1);
        }
        return soFar;
    }

    private static int length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
