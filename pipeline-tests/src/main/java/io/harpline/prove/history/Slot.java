package io.harpline.prove.history;

import java.time.Duration;

/// Time for one request.
///
/// @param burst which burst it belongs to, from 1; 0: none
record Slot(Duration at, int burst) {}
