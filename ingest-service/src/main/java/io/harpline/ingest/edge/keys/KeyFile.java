package io.harpline.ingest.edge.keys;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.schemas.signature.KeyName;
import io.harpline.schemas.signature.Secret;
import io.harpline.schemas.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/// A key in a file that may change while the service runs. What has changed counts once two successive looks agree on
/// it, so that a file which is being written does not take the place of a good key; and nothing but a good secret does.
final class KeyFile {

    private static final Logger LOG = Logger.getLogger(KeyFile.class);

    private final KeyName name;
    private final Path path;
    private final boolean mayGo;
    private Optional<SigningKey> key = Optional.empty();
    private Reading last = new Reading.Gone();
    private Reading settled = last;

    /// A file that has turned up while the service runs; it has no key yet.
    ///
    /// @param mayGo whether its key goes when the file goes, or stays because the configuration names the file
    KeyFile(KeyName name, Path path, boolean mayGo) {
        this.name = name;
        this.path = path;
        this.mayGo = mayGo;
    }

    /// A file that has to hold a secret.
    ///
    /// @param where what a complaint about it begins with
    /// @throws BadConfig if it does not
    static KeyFile atStart(KeyName name, Path path, boolean mayGo, String where) {
        KeyFile file = new KeyFile(name, path, mayGo);
        file.last = Reading.of(path);
        file.settled = file.last;
        file.key = switch (file.last) {
            case Reading.Gone() -> throw new BadConfig(where + " is not there");
            case Reading.Unreadable(String why) -> throw new BadConfig(where + " " + why);
            case Reading.Text(String secret) -> Optional.of(key(name.id(), secret, where));
        };
        return file;
    }

    /// A key from a secret's text.
    ///
    /// @param where what a complaint about it begins with
    /// @throws BadConfig if the secret is weak
    static SigningKey key(String id, String secret, String where) {
        try {
            return new SigningKey(id, new Secret(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException weak) {
            throw new BadConfig(where + " " + weak.getMessage());
        }
    }

    void look() {
        Reading now = Reading.of(path);
        if (now.equals(last) && !now.equals(settled)) {
            settled = now;
            settle();
        }
        last = now;
    }

    Optional<SigningKey> key() {
        return key;
    }

    boolean isGone() {
        return last instanceof Reading.Gone && settled instanceof Reading.Gone;
    }

    private void settle() {
        switch (settled) {
            case Reading.Gone() -> {
                if (mayGo) {
                    key = Optional.empty();
                    LOG.warnf("key removed: source=%s key-id=%s file=%s", name.source(), name.id(), path);
                } else {
                    stay(path + " is gone");
                }
            }
            case Reading.Unreadable(String why) -> stay(path + " " + why);
            case Reading.Text(String secret) -> {
                try {
                    key = Optional.of(key(name.id(), secret, path.toString()));
                    LOG.infof("key taken: source=%s key-id=%s file=%s", name.source(), name.id(), path);
                } catch (BadConfig weak) {
                    stay(String.valueOf(weak.getMessage()));
                }
            }
        }
    }

    private void stay(String why) {
        LOG.errorf(
                "%s: source=%s key-id=%s why=%s",
                key.isPresent() ? "the former key stays in use" : "this file gives no key",
                name.source(),
                name.id(),
                why);
    }
}
