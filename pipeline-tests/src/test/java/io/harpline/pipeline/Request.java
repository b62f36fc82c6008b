package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.harpline.local.gardin.SignedNotification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/// A request that is sent in two steps.
final class Request implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answer;
    private final byte[] body;

    private Request(Socket socket, byte[] body) throws IOException {
        this.socket = socket;
        this.answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        this.body = body;
    }

    /// Sends the headers, and returns once the service has read them.
    static Request begin(Socket socket, byte[] body, byte[] secret) throws IOException {
        Request request = new Request(socket, body);
        request.send(("POST /webhooks/gardin HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: "
                        + body.length + "\r\n" + SignedNotification.SIGNATURE_HEADER + ": "
                        + SignedNotification.sign(body, secret) + "\r\n\r\n")
                .getBytes(US_ASCII));
        String go = request.statusLine();
        if (!go.equals("HTTP/1.1 100 Continue")) {
            throw new IOException("instead of 100: " + go);
        }
        request.answer.readLine();
        return request;
    }

    void finish() throws IOException {
        send(body);
    }

    /// Empty where the connection ended without an answer.
    String statusLine() {
        try {
            String line = answer.readLine();
            return line == null ? "" : line;
        } catch (IOException reset) {
            return "";
        }
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
