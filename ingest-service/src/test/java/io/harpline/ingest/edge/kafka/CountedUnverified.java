package io.harpline.ingest.edge.kafka;

import io.harpline.ingest.app.UnverifiedTally;
import io.harpline.schemas.gardin.UnverifiedReason;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what was counted.
final class CountedUnverified implements UnverifiedTally {

    private final List<String> counted = new CopyOnWriteArrayList<>();

    @Override
    public void kept(String source, UnverifiedReason reason) {
        counted.add(source + " " + reason.text());
    }

    @Override
    public void dropped(String source, UnverifiedReason reason, Drop why) {
        counted.add(source + " " + reason.text() + " dropped: " + why.text());
    }

    int of(String what) {
        return Collections.frequency(counted, what);
    }
}
