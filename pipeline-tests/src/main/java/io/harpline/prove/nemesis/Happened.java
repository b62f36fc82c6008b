package io.harpline.prove.nemesis;

import java.time.Instant;

/// Something that went wrong.
///
/// @param fault a [Fault]'s text, or `ended` for a process that ended by itself
/// @param target the member, link or service that it happened to
/// @param detail in words
/// @param to when it was undone, as far as that is in the hand of who did it
public record Happened(String fault, String target, String detail, Instant from, Instant to) {

    /// Stands in the detail where a process had to be killed that was to end by itself.
    public static final String DEAF = "did not end, and was killed";
}
