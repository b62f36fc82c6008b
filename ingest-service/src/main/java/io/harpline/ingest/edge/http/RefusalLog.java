package io.harpline.ingest.edge.http;

import io.harpline.ingest.domain.Repetition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What is said of refused requests: of each kind a line now and then, with how many there were. A flood of forgeries
/// must not become a flood of lines.
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);

    private static final Duration QUIET = Duration.ofSeconds(10);

    private record Kind(int status, @Nullable String field) {}

    private final InstantSource clock;
    private final Map<Kind, Repetition> kinds = new ConcurrentHashMap<>();

    RefusalLog(InstantSource clock) {
        this.clock = clock;
    }

    void refused(Problem problem) {
        LOG.debugf("refused: status=%d field=%s why=%s", problem.status(), problem.field(), problem.detail());
        long times = kinds.computeIfAbsent(new Kind(problem.status(), problem.field()), kind -> new Repetition(QUIET))
                .happened(clock.instant());
        if (times > 0) {
            LOG.warnf(
                    "refused: status=%d field=%s times=%d why=%s",
                    problem.status(), problem.field(), times, problem.detail());
        }
    }
}
