package io.harpline.ingest.edge.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Collects the raw bytes of one request, however they are cut, and never inflates them. Beyond the limit it keeps
/// nothing and refuses as soon as that is known; what still comes is thrown away, so that the sender can read why.
final class BodyReader {

    private static final Logger LOG = Logger.getLogger(BodyReader.class);

    private static final int LARGEST_BODY = 64 * 1024;

    private final HttpServerRequest request;
    private Buffer buffer = Buffer.buffer();
    private boolean refused;

    private BodyReader(HttpServerRequest request) {
        this.request = request;
    }

    /// Hands over the whole body once it is there, or refuses the request.
    static void read(HttpServerRequest request, Consumer<byte[]> whole) {
        BodyReader body = new BodyReader(request);
        if (announcedLength(request) > LARGEST_BODY) {
            body.refuseAsTooLarge();
        }
        request.handler(body::add);
        request.exceptionHandler(body::broken);
        request.endHandler(end -> {
            if (body.refused) {
                request.connection().close();
            } else {
                whole.accept(body.buffer.getBytes());
            }
        });
    }

    private void add(Buffer part) {
        if (refused) {
            return;
        }
        if (buffer.length() + part.length() > LARGEST_BODY) {
            refuseAsTooLarge();
        } else {
            buffer.appendBuffer(part);
        }
    }

    private void refuseAsTooLarge() {
        refuse(Problem.of(413, "Content Too Large", "a notification has at most 65536 bytes"));
    }

    private void broken(Throwable why) {
        LOG.debugf("a request was broken off: %s", why);
        if (!(why instanceof HttpClosedException) && !refused) {
            refuse(Problem.of(400, "Bad Request", "the body's chunks or trailers are malformed or too long"));
            // Vert.x closes after this without flushing; this does both.
            request.connection().close();
        }
    }

    private void refuse(Problem problem) {
        refused = true;
        buffer = Buffer.buffer();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Webhook.refuse(request, problem);
    }

    /// What Content-Length says; Netty has refused whatever is not a number of 64 bits. -1 if it says nothing.
    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }
}
