package io.harpline.ingest.app;

import io.harpline.ingest.domain.Source;
import java.util.Optional;

/// The sources that are known at this moment; their keys come and go while the service runs.
public interface Sources {

    Optional<Source> named(String name);
}
