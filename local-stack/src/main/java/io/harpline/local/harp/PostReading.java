package io.harpline.local.harp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What Harp's collector makes of a request's body.
sealed interface PostReading {

    /// It is handed on.
    record Good(HarpPost post) implements PostReading {}

    /// Of severity `information`: answered with 200 and dropped.
    record Dropped() implements PostReading {}

    /// A field is missing or of the wrong type.
    ///
    /// @param body as it was read; null if it was no JSON
    record Invalid(List<Fault> faults, JsonNode body) implements PostReading {}

    /// Harp's code stumbles over it.
    record Stumbled(String error) implements PostReading {}

    /// A fault as the validation in front of Harp's code reports it.
    ///
    /// @param loc where, from the outside in, e.g. `["body", "source"]`
    record Fault(List<String> loc, String msg, String type) {

        static Fault missing(String field) {
            return new Fault(List.of("body", field), "field required", "value_error.missing");
        }

        static Fault notA(String type, String field) {
            return new Fault(List.of("body", field), type + " type expected", "type_error." + type);
        }
    }
}
