package io.harpline.prove;

import io.harpline.prove.history.Kind;
import io.harpline.prove.history.Planned;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks on as a history is sent, and knows which alerts were told of last.
final class LatestAlerts {

    private static final int MOST = 16;

    private final Deque<String> alerts = new ArrayDeque<>();

    /// The same history.
    Iterable<Planned> of(Iterable<Planned> history) {
        return () -> new Iterator<>() {
            private final Iterator<Planned> requests = history.iterator();

            @Override
            public boolean hasNext() {
                return requests.hasNext();
            }

            @Override
            public Planned next() {
                Planned next = requests.next();
                if (next.request().kind() == Kind.GENUINE) {
                    note(next.request().alert());
                }
                return next;
            }
        };
    }

    /// The alertIds of the newest, so many at most.
    synchronized List<String> some(int atMost) {
        return alerts.stream().limit(atMost).toList();
    }

    private synchronized void note(@Nullable String alert) {
        if (alert != null) {
            String alertId = alert.substring(alert.indexOf('/') + 1);
            alerts.remove(alertId);
            alerts.addFirst(alertId);
            if (alerts.size() > MOST) {
                alerts.removeLast();
            }
        }
    }
}
