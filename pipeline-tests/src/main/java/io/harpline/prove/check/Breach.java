package io.harpline.prove.check;

/// A promise that was broken.
///
/// @param promise 1 to 7 as the design numbers them; 0 for what is demanded besides: ledger, memory, threads
/// @param evidence the smallest there is, to be read by a person: ids, offsets, both sides
public record Breach(int promise, String what, String evidence) {}
