package io.harpline.prove.model;

import java.time.Instant;

/// An alert's whole public state: the join, and what the order of its notifications decides.
///
/// @param version of its newest event
/// @param jobId as the first applied notification named it, as alertType and firstReceivedAt
/// @param lastReceivedAt the latest receipt of those that were joined
public record Standing(
        long version, String jobId, String alertType, Joined joined, Instant firstReceivedAt, Instant lastReceivedAt) {

    /// How Harp is to show it: its words for a severity, and `ok` once it is closed.
    public String inHarp() {
        if (!joined.isOpen()) {
            return "ok";
        }
        return switch (joined.severity()) {
            case "LOW" -> "warning";
            case "MEDIUM" -> "critical";
            default -> "urgent";
        };
    }

    public boolean isOpen() {
        return joined.isOpen();
    }
}
