package io.harpline.ingest.edge.keys;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.schemas.signature.KeyListing;
import io.harpline.schemas.signature.KeyName;
import io.harpline.schemas.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/// The keys in DIR/<source>/<key-id>, as they come and go. A source that was seen stays known when its last key goes:
/// its requests are then kept apart, not turned away.
final class KeysDirectory {

    private static final Logger LOG = Logger.getLogger(KeysDirectory.class);

    private final Path root;
    private final Map<KeyName, String> elsewhere;
    private final Map<KeyName, KeyFile> files = new TreeMap<>();
    private final Set<String> sources = new TreeSet<>();
    private final Set<String> said = new HashSet<>();

    /// Reads it for the first time.
    ///
    /// @param key what names the directory
    /// @param elsewhere the keys that are given in another way, and where
    /// @throws BadConfig if anything in it is not as it should be
    KeysDirectory(String key, Path root, Map<KeyName, String> elsewhere) {
        this.root = root;
        this.elsewhere = Map.copyOf(elsewhere);
        KeyListing listing;
        try {
            listing = KeyListing.of(root);
        } catch (IOException unreadable) {
            throw new BadConfig(key + ": the directory " + root + " cannot be read");
        }
        for (String fault : faults(listing)) {
            throw new BadConfig(key + ": " + fault);
        }
        sources.addAll(listing.sources());
        listing.files().forEach((name, file) -> files.put(name, KeyFile.atStart(name, file, true, file.toString())));
    }

    /// Looks at what has changed. Where it cannot be read everything stays.
    void look() {
        KeyListing listing;
        try {
            listing = KeyListing.of(root);
        } catch (IOException unreadable) {
            say(Set.of("the directory of keys " + root + " cannot be read; all its keys stay in use"));
            return;
        }
        say(Set.copyOf(faults(listing)));
        sources.addAll(listing.sources());
        listing.files().forEach((name, file) -> {
            if (!elsewhere.containsKey(name)) {
                files.computeIfAbsent(name, ignored -> new KeyFile(name, file, true));
            }
        });
        files.values().forEach(KeyFile::look);
        files.values().removeIf(KeyFile::isGone);
    }

    Set<String> sources() {
        return Set.copyOf(sources);
    }

    List<SigningKey> keys(String source) {
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().source().equals(source))
                .flatMap(entry -> entry.getValue().key().stream())
                .toList();
    }

    private List<String> faults(KeyListing listing) {
        List<String> faults = listing.faults();
        listing.files().forEach((name, file) -> {
            if (elsewhere.containsKey(name)) {
                faults.add(file + " names a key that is given already, by " + elsewhere.get(name));
            }
        });
        return faults;
    }

    /// Each fault once, for as long as it lasts.
    private void say(Set<String> faults) {
        said.retainAll(faults);
        faults.stream().filter(said::add).forEach(fault -> LOG.errorf("%s", fault));
    }
}
