package io.harpline.sink.edge.process;

import io.harpline.schemas.process.Ending;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Duration;

/// Runs the service until it is told to stop.
@QuarkusMain
public final class Main {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    Main() {}

    public static void main(String[] arguments) {
        Quarkus.run(null, new Ending(() -> LONGEST_STOP), arguments);
    }
}
