package io.harpline.operator.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.KnownKeys;
import io.harpline.operator.domain.KnownKeys.Known;
import io.harpline.operator.domain.Period;
import io.harpline.schemas.settings.SecretFile;
import io.harpline.schemas.signature.KeyListing;
import io.harpline.schemas.signature.KeyName;
import io.harpline.schemas.signature.Secret;
import io.harpline.schemas.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads keys as ingest-service does, from DIR/<source>/<key-id>, and when they were good from
/// DIR/<source>/<key-id>.valid.
public final class KeysDirectory {

    private KeysDirectory() {}

    /// All that lie there.
    ///
    /// @throws ExpectedFailure if there is none, or anything there is not as it should be; never names a secret
    public static KnownKeys read(Path directory) {
        KeyListing listing;
        try {
            listing = KeyListing.of(directory);
        } catch (IOException unreadable) {
            throw new ExpectedFailure("the directory of keys " + directory
                    + " cannot be read; --keys names one with a secret in each file DIR/<source>/<key-id>");
        }
        for (String fault : listing.faults()) {
            throw new ExpectedFailure(fault);
        }
        listing.times().forEach((name, file) -> {
            if (!listing.files().containsKey(name)) {
                throw new ExpectedFailure(file + " belongs to no key: there is no file " + name.id() + " beside it");
            }
        });
        if (listing.files().isEmpty()) {
            throw new ExpectedFailure("there is no key in " + directory + "; one stands in DIR/<source>/<key-id>");
        }
        List<Known> keys = new ArrayList<>();
        listing.files()
                .forEach((name, file) -> keys.add(new Known(
                        name, key(name, file), validity(listing.times().get(name)))));
        return new KnownKeys(keys);
    }

    private static SigningKey key(KeyName name, Path file) {
        try {
            return new SigningKey(name.id(), new Secret(SecretFile.read(file).getBytes(UTF_8)));
        } catch (IOException unreadable) {
            throw new ExpectedFailure(String.valueOf(unreadable.getMessage()));
        } catch (IllegalArgumentException weak) {
            throw new ExpectedFailure(file + " " + weak.getMessage());
        }
    }

    private static Period validity(@Nullable Path file) {
        if (file == null) {
            return Period.ALWAYS;
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new ExpectedFailure("the file " + file + " cannot be read");
        }
        return Period.parse(text)
                .orElseThrow(() -> new ExpectedFailure(file
                        + " must hold two times, FROM/TO, such as 2026-01-01T00:00:00Z/2026-07-01T00:00:00Z,"
                        + " with .. for an end that is open"));
    }
}
