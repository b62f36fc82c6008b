package io.harpline.ingest.edge.keys;

import io.harpline.schemas.signature.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the keys of all sources come from.
///
/// @param given those that stay as they are, by source
/// @param file what `GARDIN_SECRET_FILE` names
/// @param directory of further ones
/// @param tenants the sources that are known by configuration, with the tenants that each speaks for; empty: any
record KeySettings(
        Map<String, List<SigningKey>> given,
        Optional<KeyFile> file,
        Optional<KeysDirectory> directory,
        Map<String, Set<String>> tenants) {

    /// The source that `GARDIN_SECRET` and `GARDIN_SECRET_FILE` are for.
    static final String GARDIN = "gardin";
}
