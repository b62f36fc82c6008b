package io.harpline.prove.load;

import java.net.URI;

/// Where an ingest takes notifications.
///
/// @param instance its name, as it is to stand in the answers
/// @param uri http, with a port
public record Webhook(String instance, URI uri) {}
