package io.harpline.prove.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.harpline.local.gardin.SignedNotification;
import io.harpline.prove.history.Request;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An HTTP/1.1 connection to an ingest, for one request at a time. Of its own making, so that it can be seen that no
/// request is ever sent a second time, which Gardin never does, and that a patience covers the answer to its end.
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final URI uri;
    private boolean staysOpen = true;

    Connection(URI uri) throws IOException {
        this.uri = uri;
        this.channel = SocketChannel.open();
    }

    /// Where it is not connected yet.
    void connect() throws IOException {
        if (!channel.isConnected()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        }
    }

    /// Sends it once, and waits until the answer is there or the connection is closed.
    Answer post(Request request) throws IOException {
        IOException unsent = send(request);
        try {
            return receive(new BufferedInputStream(Channels.newInputStream(channel)));
        } catch (IOException none) {
            if (unsent != null) {
                none.addSuppressed(unsent);
            }
            throw none;
        }
    }

    /// Whether it is open still, or the other side has closed it while nothing was asked of it.
    boolean isOpen() {
        try {
            channel.configureBlocking(false);
            boolean open = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return open;
        } catch (IOException reset) {
            return false;
        }
    }

    /// Whether it can take another request.
    boolean staysOpen() {
        return staysOpen && channel.isOpen();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closedAnyway) {
            // There is nothing more to be had from it.
        }
    }

    // What cannot be sent to its end may have been answered nevertheless, such as what is too large.
    private @Nullable IOException send(Request request) {
        StringBuilder head = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nContent-Type: application/json\r\nUser-Agent: Gardin-Webhook/" + request.number()
                + "\r\nContent-Length: " + request.body().length + "\r\n");
        for (String signature : request.signatures()) {
            head.append(SignedNotification.SIGNATURE_HEADER + ": ")
                    .append(signature)
                    .append("\r\n");
        }
        byte[] headBytes = head.append("\r\n").toString().getBytes(ISO_8859_1);
        ByteBuffer all = ByteBuffer.allocate(headBytes.length + request.body().length)
                .put(headBytes)
                .put(request.body())
                .flip();
        try {
            while (all.hasRemaining()) {
                channel.write(all);
            }
            return null;
        } catch (IOException cut) {
            staysOpen = false;
            return cut;
        }
    }

    private Answer receive(InputStream in) throws IOException {
        String[] words = line(in).split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP answer");
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                staysOpen = false;
            }
        }
        staysOpen &= length >= 0;
        byte[] body = length >= 0 ? in.readNBytes(length) : in.readAllBytes();
        if (body.length < length) {
            throw new EOFException("the answer was cut short");
        }
        return Answer.of(Integer.parseInt(words[1]), body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("no answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
