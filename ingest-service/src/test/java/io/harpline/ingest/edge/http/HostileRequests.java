package io.harpline.ingest.edge.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.local.gardin.SignedNotification;
import java.util.Locale;
import java.util.stream.Stream;

/// Requests that no sender in his right mind sends. Each changes one thing of a genuine one; each character is a byte.
final class HostileRequests {

    static final String MARK = "do-not-echo-me";
    static final String BODY =
            "{\"tenantId\":\"T1\",\"alertId\":\"A1\",\"notificationId\":\"" + MARK + "\",\"event\":\"RAISED\"}";
    static final String SIGNATURE = sign(BODY);
    static final String SIGNED = "Gardin-Signature: " + SIGNATURE + "\r\n";
    static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
    static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    static final String ONE_CHUNK = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";
    static final String GENUINE = post(SIGNED + LENGTH, BODY);

    /// A request and the status it must be answered with.
    record Case(String name, int status, String request) {
        @Override
        public String toString() {
            return name;
        }
    }

    private HostileRequests() {}

    /// Netty takes them for no HTTP: a bare status, and the connection is closed.
    static Stream<Case> noHttp() {
        return Stream.of(
                new Case("two lengths", 400, post(SIGNED + LENGTH + "Content-Length: 3\r\n", BODY)),
                new Case("two equal lengths", 400, post(SIGNED + LENGTH + LENGTH, BODY)),
                new Case("a negative length", 400, post(SIGNED + "Content-Length: -1\r\n", BODY)),
                new Case(
                        "a length with a sign", 400, post(SIGNED + "Content-Length: +" + BODY.length() + "\r\n", BODY)),
                new Case("a length in hex", 400, post(SIGNED + "Content-Length: 0x10\r\n", BODY)),
                new Case("a length of 67 bits", 400, post(SIGNED + "Content-Length: 99999999999999999999\r\n", BODY)),
                new Case("a length of 2 GiB", 413, post(SIGNED + "Content-Length: 2147483648\r\n", BODY)),
                new Case("a blank before the colon", 400, post(SIGNED + "Transfer-Encoding : chunked\r\n", ONE_CHUNK)),
                new Case("many headers", 431, post(SIGNED + LENGTH + "a: b\r\n".repeat(6000), BODY)),
                new Case("a large header", 431, post(SIGNED + LENGTH + "a: " + "b".repeat(30_000) + "\r\n", BODY)),
                new Case("a long target", 414, GENUINE.replace("/gardin", "/gardin?" + "b".repeat(30_000))),
                new Case("a long method", 414, GENUINE.replace("POST", "P".repeat(30_000))),
                new Case("NUL in a header", 400, post(SIGNED + LENGTH + "Content-Type: a\0b\r\n", BODY)),
                new Case("LF in a header", 400, post(SIGNED + LENGTH + "Content-Type: a\nb: c\r\n", BODY)),
                new Case("CR in a header", 400, post(SIGNED + LENGTH + "Content-Type: a\rb: c\r\n", BODY)),
                new Case("a control in a header", 400, post(SIGNED + LENGTH + "Content-Type: a\u0001b\r\n", BODY)),
                new Case("a header without colon", 400, post(SIGNED + LENGTH + "nothing\r\n", BODY)),
                new Case("lines that end with LF", 400, GENUINE.replace("\r\n", "\n")),
                new Case("HTTP/0.9", 400, "POST /webhooks/gardin\r\n\r\n"));
    }

    /// They reach us, and are refused with a problem.
    static Stream<Case> refused() {
        return Stream.of(
                new Case("no chunk size", 400, post(SIGNED + CHUNKED, "xyz\r\n" + BODY)),
                new Case("a negative chunk size", 400, post(SIGNED + CHUNKED, "-5\r\n" + BODY)),
                new Case("a chunk size of 68 bits", 400, post(SIGNED + CHUNKED, "fffffffffffffffff\r\n" + BODY)),
                new Case("an endless chunk extension", 400, post(SIGNED + CHUNKED, "5;" + "a".repeat(100_000))),
                new Case(
                        "large trailers",
                        400,
                        post(SIGNED + CHUNKED, ONE_CHUNK.replace("\r\n\r\n", "\r\nx: " + "y".repeat(30_000)))),
                new Case("a chunk of 2 GiB", 413, post(SIGNED + CHUNKED, "7fffffff\r\n" + "x".repeat(70_000))),
                new Case("a length of 1 MB, and no body", 413, post(SIGNED + "Content-Length: 1000000\r\n", "")),
                new Case("no length, so no body", 401, post(SIGNED, "")),
                new Case("a length too short", 401, post(SIGNED + "Content-Length: 10\r\n", BODY)),
                new Case(
                        "a folded signature",
                        401,
                        post(
                                "Gardin-Signature: " + SIGNATURE.substring(0, 32) + "\r\n " + SIGNATURE.substring(32)
                                        + "\r\n" + LENGTH,
                                BODY)),
                new Case(
                        "two signatures in one header",
                        401,
                        post("Gardin-Signature: " + SIGNATURE + ", " + SIGNATURE + "\r\n" + LENGTH, BODY)),
                new Case("63 digits", 401, post("Gardin-Signature: " + SIGNATURE.substring(1) + "\r\n" + LENGTH, BODY)),
                new Case("65 digits", 401, post("Gardin-Signature: 0" + SIGNATURE + "\r\n" + LENGTH, BODY)),
                new Case(
                        "digits beyond ASCII",
                        401,
                        post("Gardin-Signature: " + SIGNATURE.substring(1) + "\u00b2\r\n" + LENGTH, BODY)),
                new Case("no Host", 400, GENUINE.replace("Host: x\r\n", "")),
                new Case("a Host that is none", 400, GENUINE.replace("Host: x", "Host: x y/?")),
                new Case("HTTP/2 without asking", 400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                new Case("an encoded slash", 404, to("/webhooks/gardin%2Fx")),
                new Case("an encoded NUL", 404, to("/webhooks/gardin%00")),
                new Case("an encoded line break", 404, to("/webhooks/gardin%0d%0aX:y")),
                new Case("an encoded byte that is no UTF-8", 404, to("/webhooks/%ff%fe")),
                new Case("a way out", 404, to("/webhooks/../webhooks/../webhooks/etc/passwd")),
                new Case("a longer path", 404, to("/webhooks/gardin/x")),
                new Case("no source", 404, to("/webhooks/")),
                new Case("a parameter in the path", 404, to("/webhooks/gardin;x=y")),
                new Case("another case", 404, to("/webhooks/GARDIN")),
                new Case(
                        "another method in a header",
                        405,
                        GENUINE.replace("POST", "GET").replace("Host", "X-HTTP-Method-Override: POST\r\nHost")),
                new Case("a method in lower case", 405, GENUINE.replace("POST", "post")),
                new Case("TRACE", 405, GENUINE.replace("POST", "TRACE")),
                new Case(
                        "a web socket",
                        405,
                        "GET /webhooks/gardin HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
    }

    /// Odd, but signed: what is genuine is not lost over its clothes.
    static Stream<Case> taken() {
        return Stream.of(
                new Case(
                        "digits in upper case",
                        200,
                        post("Gardin-Signature: " + SIGNATURE.toUpperCase(Locale.ROOT) + "\r\n" + LENGTH, BODY)),
                new Case(
                        "blanks around the signature",
                        200,
                        post("Gardin-Signature:   " + SIGNATURE + " \t \r\n" + LENGTH, BODY)),
                new Case("HTTP/1.0", 200, GENUINE.replace("HTTP/1.1", "HTTP/1.0")),
                new Case("a whole URL as target", 200, to("http://elsewhere.example/webhooks/gardin")),
                new Case("an encoded letter", 200, to("/webhooks/gard%69n")),
                new Case("a path with dots", 200, to("/webhooks/x/../gardin")),
                new Case("a slash at the end", 200, to("/webhooks/gardin/")),
                new Case("a query", 200, to("/webhooks/gardin?source=elsewhere")),
                new Case(
                        "an offer of HTTP/2",
                        200,
                        post(
                                SIGNED + LENGTH
                                        + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
                                BODY)),
                new Case(
                        "a signature in a trailer",
                        200,
                        post(SIGNED + CHUNKED, ONE_CHUNK.replace("0\r\n\r\n", "0\r\nGardin-Signature: x\r\n\r\n"))),
                new Case(
                        "a media type of 15,000 characters",
                        200,
                        post(SIGNED + LENGTH + "Content-Type: " + "x".repeat(15_000) + "\r\n", BODY)),
                new Case("a media type beyond ASCII", 200, post(SIGNED + LENGTH + "Content-Type: \u00e4\r\n", BODY)),
                new Case(
                        "a traceparent of 10,000 characters",
                        200,
                        post(SIGNED + LENGTH + "traceparent: " + "0".repeat(10_000) + "\r\n", BODY)));
    }

    static Stream<Case> all() {
        return Stream.of(noHttp(), refused(), taken()).flatMap(cases -> cases);
    }

    static String post(String headers, String body) {
        return "POST /webhooks/gardin HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
    }

    static String signed(byte[] body) {
        String text = new String(body, ISO_8859_1);
        return post("Gardin-Signature: " + sign(text) + "\r\nContent-Length: " + body.length + "\r\n", text);
    }

    private static String to(String target) {
        return GENUINE.replace("/webhooks/gardin", target);
    }

    private static String sign(String latin1) {
        return SignedNotification.sign(latin1.getBytes(ISO_8859_1), BrokerResource.SECRET.getBytes(UTF_8));
    }
}
