package io.harpline.benchmarks.load;

import java.nio.charset.StandardCharsets;

/// A request of one kind, with gaps for what differs between two of them.
///
/// @param text the whole request
/// @param signature where the signature's 64 digits begin
/// @param body where the body begins
/// @param alertId where the last digits of the alertId begin
/// @param notificationId where the last digits of the notificationId begin
record Template(String text, int signature, int body, int alertId, int notificationId) {

    /// How many digits of an id are counted up; the ones before them are the same for all.
    static final int COUNTED = 9;

    // As the request that Gardin documents: its fields in its order, laid out the same way.
    private static final String BODY = """
            {
              "alertId": "01JVR0AKERT000000#########",
              "alertSeverity": "%s",
              "alertType": "HEALTH",%s
              "event": "%s",
              "jobId": "01JVJ9M0C4TT5GQ1X7B2Z8E6NA",
              "notificationId": "01JVR0N0T1CE00000*********",
              "tenantId": "01JT3NANT0000000000000000A",%s
              "timestamp": "2025-05-21T10:46:01.573Z"
            }""";

    static Template raised() {
        return of(BODY.formatted("LOW", "", "RAISED", ""));
    }

    static Template increased() {
        return of(BODY.formatted("HIGH", "", "SEVERITY_INCREASED", "\n  \"previousSeverity\": \"LOW\","));
    }

    static Template closed() {
        return of(BODY.formatted("HIGH", "\n  \"closeReason\": \"RECOVERY_DETECTED\",", "CLOSED", ""));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Template of(String body) {
        String head = """
                POST /webhooks/gardin HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Gardin-Signature: %s\r
                Content-Length: %d\r
                \r
                """.formatted("-".repeat(64), body.length());
        String text = head + body;
        return new Template(text, text.indexOf("--"), head.length(), text.indexOf("###"), text.indexOf("***"));
    }
}
