package io.harpline.prove.nemesis;

import java.time.Instant;

/// Something that went wrong.
///
/// @param fault a [Fault]'s text, or `ended` for a process that ended by itself
/// @param target the member, link or service that it happened to
/// @param detail in words
/// @param to when it was undone, as far as that is in the hand of who did it
public record Happened(String fault, String target, String detail, Instant from, Instant to) {}
