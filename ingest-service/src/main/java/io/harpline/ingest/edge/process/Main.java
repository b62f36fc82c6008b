package io.harpline.ingest.edge.process;

import io.harpline.schemas.process.Ending;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/// Runs the service until it is told to stop.
@QuarkusMain
public final class Main {

    private static final Duration LONGEST_STOP = Duration.ofMillis(9_500);

    Main() {}

    public static void main(String[] arguments) {
        Quarkus.run(null, new Ending(Main::longestStop), arguments);
    }

    private static Duration longestStop() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.shutdown.delay", Duration.class)
                .orElse(Duration.ZERO)
                .plus(LONGEST_STOP);
    }
}
