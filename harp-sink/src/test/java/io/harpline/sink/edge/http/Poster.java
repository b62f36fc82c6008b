package io.harpline.sink.edge.http;

import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;

/// Posts to the URL that is its argument, over and over until its standard input ends, and prints each answer that
/// differs from the one before. Names are good for a second. It is a process, since a JVM learns only at its start
/// where names are looked up and whom to trust.
final class Poster {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Poster() {}

    public static void main(String[] arguments) throws IOException {
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        Thread.ofPlatform().daemon().start(() -> postFor(arguments[0]));
        System.in.readAllBytes();
        Runtime.getRuntime().halt(0);
    }

    private static void postFor(String url) {
        IntegrationUrl integration = IntegrationUrl.parse("the.key", url);
        CallLimits limits = new CallLimits(1, PATIENCE, PATIENCE);
        try (HttpHarp harp = HttpHarp.anywhere(Vertx.vertx(), integration, limits, Clock.systemUTC())) {
            String last = "";
            while (true) {
                String answer = shown(
                        harp.post(new byte[] {'{', '}'}).toCompletableFuture().join());
                if (!answer.equals(last)) {
                    System.out.println(answer);
                }
                last = answer;
            }
        }
    }

    private static String shown(HarpAnswer answer) {
        return switch (answer) {
            case Answered answered -> answered.status() + " " + answered.excerpt();
            case NoAnswer none -> none.cause() + " " + none.what();
        };
    }
}
