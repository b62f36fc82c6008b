package io.harpline.prove.load;

import io.harpline.prove.history.Kind;
import io.harpline.prove.history.Request;
import java.util.LinkedHashSet;
import java.util.List;

/// Which alerts were told of last.
final class LatestAlerts {

    private static final int KEPT = 256;

    private final LinkedHashSet<String> ids = new LinkedHashSet<>();

    synchronized void add(Request taken) {
        String alert = taken.alert();
        if (taken.kind() == Kind.GENUINE && alert != null) {
            ids.addLast(alert.substring(alert.indexOf('/') + 1));
            if (ids.size() > KEPT) {
                ids.removeFirst();
            }
        }
    }

    synchronized List<String> ids(int most) {
        return ids.reversed().stream().limit(most).toList();
    }
}
