package io.harpline.operator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/// What a command has printed, and how it ended.
record Ran(int exit, String out, String err) {

    /// Runs a command, given as words, against a Kafka.
    static Ran on(String bootstrapServers, String... words) {
        return without(Stream.concat(Stream.of(words), Stream.of("--bootstrap-server", bootstrapServers))
                .toArray(String[]::new));
    }

    /// Runs a command, given as words, that needs no Kafka or gets none.
    static Ran without(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var commands = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Ran(commands.execute(words), out.toString(), err.toString());
    }

    /// Its lines, each column apart from the next by one blank.
    Stream<String> lines() {
        return out.lines().map(line -> line.replaceAll(" +", " "));
    }
}
