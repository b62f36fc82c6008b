package io.harpline.transform.topology;

import io.harpline.schemas.json.Json;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Alert.Unknown;
import io.harpline.transform.domain.Bookkeeping;
import io.harpline.transform.domain.Facts;
import org.jspecify.annotations.Nullable;

/// An alert as it lies in the store and its changelog: JSON, always the same bytes for the same alert.
///
/// @param schemaVersion the version of this shape; a change of it must still read all earlier ones
record StoredAlert(int schemaVersion, Facts facts, Bookkeeping books) {

    private static final int SCHEMA_VERSION = 1;

    static byte[] bytes(Known alert) {
        return Json.bytes(new StoredAlert(SCHEMA_VERSION, alert.facts(), alert.books()));
    }

    /// The alert, unknown where nothing is stored.
    ///
    /// @throws IllegalStateException if a newer Harpline stored it: to go on would forget what this one cannot read
    static Alert alert(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Unknown();
        }
        StoredAlert stored = Json.read(bytes, StoredAlert.class);
        if (stored.schemaVersion != SCHEMA_VERSION) {
            throw new IllegalStateException(
                    "stored alert has schemaVersion " + stored.schemaVersion + ", known is " + SCHEMA_VERSION);
        }
        return Known.of(stored.facts, stored.books);
    }
}
