package io.harpline.ingest.domain;

import io.harpline.schemas.signature.KeyRing;
import java.util.Set;

/// Who sends to `/webhooks/{name}`.
///
/// @param name the path segment
/// @param keys what its requests are signed with
/// @param tenants the tenantIds that it speaks for; empty: any
public record Source(String name, KeyRing keys, Set<String> tenants) {

    public Source {
        tenants = Set.copyOf(tenants);
    }

    public boolean speaksFor(String tenantId) {
        return tenants.isEmpty() || tenants.contains(tenantId);
    }
}
