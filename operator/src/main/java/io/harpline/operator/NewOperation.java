package io.harpline.operator;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.Kind;
import io.harpline.schemas.operation.Operation.State;
import java.time.Instant;
import java.util.List;

/// Operations as they begin, now.
final class NewOperation {

    private NewOperation() {}

    /// Under an id of its own.
    static Operation of(Kind kind, String requestedBy, String selection) {
        return of(id(), kind, requestedBy, selection);
    }

    static Operation of(String id, Kind kind, String requestedBy, String selection) {
        return new Operation(id, kind, State.STARTED, requestedBy, selection, Instant.now(), null, List.of());
    }

    /// Of one that is to come.
    static String id() {
        return UlidCreator.getUlid().toString();
    }
}
