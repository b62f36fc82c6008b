package io.harpline.sink.edge.http;

import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why there is no connection, so that Harp knows nothing of the request.
///
/// Only the kind is told: messages may hold the URL.
final class NotReached {

    static final NoAnswer IN_TIME = because("no connection in time");

    private NotReached() {}

    static NoAnswer because(String why) {
        return new NoAnswer(Cause.NOT_CONNECTED, why);
    }

    /// @param failure of the HTTP client, before it had a connection
    static NoAnswer because(Throwable failure) {
        List<Throwable> causes =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        Throwable first = causes.getLast();
        if (first instanceof ConnectTimeoutException || first instanceof SslHandshakeTimeoutException) {
            return IN_TIME;
        }
        if (failure instanceof SSLException && !isBroken(first)) {
            // The client's own one around it tells nothing.
            return new NoAnswer(Cause.TLS, nameOf(causes.size() == 1 ? failure : causes.get(1)));
        }
        return because(nameOf(first));
    }

    /// Whether the connection went in the middle of the handshake: then nobody has said anything about TLS.
    private static boolean isBroken(Throwable first) {
        return first instanceof IOException && !(first instanceof SSLException);
    }

    private static String nameOf(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
