package io.harpline.sink.edge.process;

import io.harpline.schemas.process.Ending;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;
import java.time.Duration;

/// Runs the service until it is told to stop.
@QuarkusMain
public final class Main {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private static final Duration ADDRESSES_ARE_GOOD_FOR = Duration.ofSeconds(30);

    Main() {}

    public static void main(String[] arguments) {
        boundAddressCache();
        Quarkus.run(null, new Ending(() -> LONGEST_STOP), arguments);
    }

    /// Has Harp followed to another address. It is the JVM's own default; but a java.security file may say "for ever".
    static void boundAddressCache() {
        Security.setProperty("networkaddress.cache.ttl", Long.toString(ADDRESSES_ARE_GOOD_FOR.toSeconds()));
    }
}
