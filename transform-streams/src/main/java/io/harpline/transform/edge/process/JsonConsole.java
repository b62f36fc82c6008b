package io.harpline.transform.edge.process;

import io.harpline.schemas.process.JsonLines;
import io.quarkus.logging.LoggingFilter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Has the console write JSON where that is asked for. It filters nothing: it is asked before the first line is
/// formatted, which no other part of an application is.
@LoggingFilter(name = "json")
public final class JsonConsole implements Filter {

    private final AtomicBoolean toDo;

    JsonConsole(@ConfigProperty(name = "harpline.log.json") boolean json) {
        toDo = new AtomicBoolean(json);
    }

    @Override
    public boolean isLoggable(LogRecord logged) {
        if (toDo.get() && toDo.getAndSet(false)) {
            JsonLines.onTheConsole();
        }
        return true;
    }
}
