package io.harpline.schemas.process;

import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;

/// A log of one JSON object a line: timestamp, level, logger, thread, message, and exception, its stack trace as text.
public final class JsonLines extends ExtFormatter {

    /// Has the console write so from now on.
    public static void onTheConsole() {
        nested(Logger.getLogger("").getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .forEach(console -> console.setFormatter(new JsonLines()));
    }

    @Override
    public String format(ExtLogRecord logged) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("timestamp", Rfc3339.format(logged.getInstant()));
        line.put("level", logged.getLevel().getName());
        line.put("logger", String.valueOf(logged.getLoggerName()));
        line.put("thread", String.valueOf(logged.getThreadName()));
        line.put("message", String.valueOf(formatMessage(logged)));
        if (logged.getThrown() != null) {
            line.put("exception", stackTrace(logged));
        }
        return new String(Json.bytes(line), StandardCharsets.UTF_8) + "\n";
    }

    private static String stackTrace(LogRecord logged) {
        StringWriter trace = new StringWriter();
        logged.getThrown().printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static Stream<Handler> nested(Handler[] handlers) {
        return Stream.of(handlers)
                .flatMap(handler -> handler instanceof ExtHandler parent
                        ? Stream.concat(Stream.of(handler), nested(parent.getHandlers()))
                        : Stream.of(handler));
    }
}
