package io.harpline.ingest.edge.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service that waits for nobody, and has few connections.
public class Impatient implements QuarkusTestProfile {

    static final int CONNECTIONS = 600;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "harpline.ingest.read-within", "1s",
                "quarkus.http.idle-timeout", "3s",
                "quarkus.http.limits.max-connections", Integer.toString(CONNECTIONS));
    }
}
