package io.harpline.local.harp;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;

/// The simulator as a process of its own: `HarpSimulatorMain DIRECTORY PORT`, until SIGTERM.
public final class HarpSimulatorMain {

    private HarpSimulatorMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: HarpSimulatorMain DIRECTORY PORT");
        }
        int port = Integer.parseInt(arguments[1]);
        try {
            HarpSimulator simulator = HarpSimulator.start(Path.of(arguments[0]), port);
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
            System.out.println("the Harp simulator is ready on http://localhost:" + simulator.port() + "/");
        } catch (UncheckedIOException unusable) {
            boolean taken = unusable.getCause() instanceof BindException;
            System.err.println(taken ? "port " + port + " is taken" : unusable.getMessage());
            System.exit(1);
        } catch (IllegalStateException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(1);
        }
    }
}
