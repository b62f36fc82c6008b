package io.harpline.local.harp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/// One identity, its neighbours, and a request that Harp takes.
final class HarpFixtures {

    static final HarpIdentity IDENTITY = new HarpIdentity(1, "Gardin HEALTH alert", "gardin/T1", "J1 A1");

    private HarpFixtures() {}

    /// Those that differ from it in one thing.
    static Stream<HarpIdentity> otherIdentities() {
        return Stream.of(
                new HarpIdentity(2, IDENTITY.alertName(), IDENTITY.source(), IDENTITY.object()),
                new HarpIdentity(1, "another", IDENTITY.source(), IDENTITY.object()),
                new HarpIdentity(1, IDENTITY.alertName(), "another", IDENTITY.object()),
                new HarpIdentity(1, IDENTITY.alertName(), IDENTITY.source(), "another"));
    }

    static ObjectNode request(String severity, String object) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("alert_name", "Gardin HEALTH alert")
                .put("alert_severity", severity)
                .put("source", "gardin/T1")
                .put("object", object)
                .put("notification_output", "A plant needs water.");
        request.putObject("additional_fields").put("tenant", "T1");
        return request;
    }
}
