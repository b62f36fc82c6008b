package io.harpline.prove.evidence;

/// A secret where it must not be.
///
/// @param secret its name, never itself
/// @param where the file or record, and how far into it
public record Leak(String secret, String where) {}
