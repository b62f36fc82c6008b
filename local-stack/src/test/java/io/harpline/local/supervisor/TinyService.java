package io.harpline.local.supervisor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process to be kept: `TinyService NAME PORT JOURNAL` answers 200 on every path, and writes its name into the
/// journal when it is stopped gracefully.
final class TinyService {

    private TinyService() {}

    static Component component(String name, Path directory) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(new MarkedProcesses(directory).mark(name));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m"));
        command.addAll(List.of(
                "-cp", Path.of("target", "test-classes").toAbsolutePath().toString()));
        command.addAll(List.of(
                TinyService.class.getName(),
                name,
                Integer.toString(port),
                journal(directory).toString()));
        return new Component(name, port, URI.create("http://localhost:" + port + "/"), command, Map.of());
    }

    static Path journal(Path directory) {
        return directory.resolve("journal");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public static void main(String[] arguments) throws IOException {
        String name = arguments[0];
        Path journal = Path.of(arguments[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(journal, name)));
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[1])), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("here is " + name);
    }

    private static void write(Path journal, String name) {
        try {
            Files.writeString(journal, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
