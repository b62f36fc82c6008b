package io.harpline.prove.history;

import java.time.Duration;

/// A request, and when it is to be sent.
///
/// @param at after the history's start; never earlier than the one before
/// @param waits whether it is sent only once each earlier one of its alert has its answer, so that their order is sure
public record Planned(Duration at, Request request, boolean waits) {}
