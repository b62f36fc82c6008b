package io.harpline.sink.edge.http;

import java.time.Duration;

/// What a call to Harp may take.
///
/// @param connections open at once to one address; as many as posts are in flight, so that none waits for another
/// @param connect until a connection is there, TLS included, and as long again for its host's name
/// @param whole from looking up the name to the last byte of the answer
public record CallLimits(int connections, Duration connect, Duration whole) {}
