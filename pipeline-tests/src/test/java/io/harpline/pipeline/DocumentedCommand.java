package io.harpline.pipeline;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A command as a page of the documentation has it, at work against a stack of the test's own.
final class DocumentedCommand implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));
    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\n((?:(?!```).*\\n)+)```");

    private final Path output;
    private final Process process;

    private DocumentedCommand(Path output, Process process) {
        this.output = output;
        this.process = process;
    }

    /// The lines of the page's blocks that begin so.
    static List<String> of(String page, String beginning) throws IOException {
        return BLOCK.matcher(Files.readString(HOME.resolve(page)))
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    static DocumentedCommand start(String line, String bootstrapServers) throws IOException {
        Path output = Files.createTempFile("harpline-documented", ".out");
        return new DocumentedCommand(
                output,
                builder(line, bootstrapServers)
                        .redirectError(Redirect.INHERIT)
                        .redirectOutput(output.toFile())
                        .start());
    }

    /// Runs one that ends by itself.
    static Finished run(String line, String bootstrapServers) throws IOException, InterruptedException {
        return Finished.of(builder(line, bootstrapServers));
    }

    private static ProcessBuilder builder(String line, String bootstrapServers) {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-c", "exec " + line.replace("localhost:9092", bootstrapServers))
                .directory(HOME.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HARPLINE_BUILDING", "yes");
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        return builder;
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }

    /// Ends it as Ctrl-C would.
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("does not end:\n" + lines());
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            Files.delete(output);
        }
    }
}
