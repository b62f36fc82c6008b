package io.harpline.ingest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// What is logged from now on, from INFO up, with stack traces.
public final class LogCopy extends Handler implements AutoCloseable {

    private final PatternFormatter formatter = new PatternFormatter("%s%e");
    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogCopy(Logger logger) {
        this.logger = logger;
        logger.addHandler(this);
    }

    public static LogCopy of(Class<?> type) {
        return new LogCopy(Logger.getLogger(type.getName()));
    }

    public static LogCopy ofAll() {
        return new LogCopy(Logger.getLogger(""));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(formatter.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
