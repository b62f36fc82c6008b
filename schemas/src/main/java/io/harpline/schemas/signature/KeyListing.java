package io.harpline.schemas.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What lies in a directory of keys, as DIR/<source>/<key-id>. Names that begin with a dot are not for us: Kubernetes
/// keeps its versions under such names, editors what is half written.
///
/// @param times the files DIR/<source>/<key-id>.valid, which say when a key was good: no keys
/// @param faults what lies there and does not belong there, a sentence for each
public record KeyListing(Set<String> sources, Map<KeyName, Path> files, Map<KeyName, Path> times, List<String> faults) {

    private static final String TIMES = ".valid";

    /// Lists the directory.
    ///
    /// @throws IOException if it cannot be read; of a source's directory that is a fault
    public static KeyListing of(Path root) throws IOException {
        KeyListing listing = new KeyListing(new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        for (Path entry : entries(root)) {
            listing.addSource(entry);
        }
        return listing;
    }

    private void addSource(Path directory) {
        String source = name(directory);
        if (!Files.isDirectory(directory)) {
            faults.add(directory + " is no directory; a key stands in DIR/<source>/<key-id>");
        } else if (!KeyName.isName(source)) {
            faults.add(directory + " is not named as a source can be: " + KeyName.ALLOWED);
        } else {
            sources.add(source);
            try {
                for (Path file : entries(directory)) {
                    addKey(source, file);
                }
            } catch (IOException unreadable) {
                faults.add(directory + " cannot be read");
            }
        }
    }

    private void addKey(String source, Path file) {
        String name = name(file);
        boolean isTimes = name.endsWith(TIMES);
        String id = isTimes ? name.substring(0, name.length() - TIMES.length()) : name;
        if (KeyName.isName(id)) {
            (isTimes ? times : files).put(new KeyName(source, id), file);
        } else {
            faults.add(file + " is not named as a key can be: " + KeyName.ALLOWED);
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !name(entry).startsWith(".")).toList();
        } catch (UncheckedIOException halfway) {
            throw halfway.getCause();
        }
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
