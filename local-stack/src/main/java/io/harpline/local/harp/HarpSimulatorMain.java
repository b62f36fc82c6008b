package io.harpline.local.harp;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/// The simulator as a process of its own: `HarpSimulatorMain DIRECTORY PORT [ADDRESS]`, until SIGTERM. Without an
/// address it answers on this machine only.
public final class HarpSimulatorMain {

    private HarpSimulatorMain() {}

    public static void main(String[] arguments) {
        if (arguments.length < 2 || arguments.length > 3) {
            throw new IllegalArgumentException("usage: HarpSimulatorMain DIRECTORY PORT [ADDRESS]");
        }
        int port = Integer.parseInt(arguments[1]);
        try {
            InetAddress address =
                    arguments.length == 3 ? InetAddress.getByName(arguments[2]) : InetAddress.getLoopbackAddress();
            HarpSimulator simulator = HarpSimulator.start(Path.of(arguments[0]), new InetSocketAddress(address, port));
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
            System.out.println("the Harp simulator is ready on http://localhost:" + simulator.port() + "/");
        } catch (UnknownHostException unknown) {
            System.err.println("no such address: " + arguments[2]);
            System.exit(1);
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
