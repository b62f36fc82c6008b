package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/// The copy of the build that a stack runs from, so that building in the same clone does not pull the jars from under
/// it.
///
/// @param root where it is
public record AppCopy(Path root) {

    private static final String STAMP = "stamp";
    private static final List<String> ARTEFACTS = List.of(
            "local-stack/target/classes",
            "local-stack/target/lib",
            "ingest-service/target/quarkus-app",
            "transform-streams/target/quarkus-app",
            "harp-sink/target/quarkus-app");

    /// Copies the build, unless this is a copy of it already.
    ///
    /// @param home the repository
    /// @throws ExpectedFailure if a part of the build is missing, or there is no room
    public void refresh(Path home) {
        try {
            for (String artefact : ARTEFACTS) {
                if (!Files.isDirectory(home.resolve(artefact))) {
                    throw new ExpectedFailure("the build lacks " + artefact + "; ./harpline build");
                }
            }
            String stamp = stamp(home);
            if (!stamp.equals(stampOfCopy())) {
                copyAnew(home, stamp);
            }
        } catch (IOException failed) {
            throw new ExpectedFailure("cannot copy the build to " + root + ": " + failed.getMessage());
        }
    }

    /// The class path of everything in local-stack.
    public String localStackClassPath() {
        return root.resolve("local-stack/target/classes") + ":" + root.resolve("local-stack/target/lib/*");
    }

    /// What `java -jar` runs of a service.
    ///
    /// @param module its module
    public Path service(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private void copyAnew(Path home, String stamp) throws IOException {
        Path next = root.resolveSibling(root.getFileName() + ".next");
        if (Files.exists(next)) {
            DataDirectory.delete(next);
        }
        for (String artefact : ARTEFACTS) {
            copy(home.resolve(artefact), next.resolve(artefact));
        }
        Files.writeString(next.resolve(STAMP), stamp);
        if (Files.exists(root)) {
            DataDirectory.delete(root);
        }
        Files.move(next, root, StandardCopyOption.ATOMIC_MOVE);
    }

    private String stampOfCopy() throws IOException {
        Path stamp = root.resolve(STAMP);
        return Files.exists(stamp) ? Files.readString(stamp) : "";
    }

    /// Each file's name, size and time.
    private static String stamp(Path home) throws IOException {
        StringBuilder stamp = new StringBuilder();
        for (String artefact : ARTEFACTS) {
            try (Stream<Path> files = Files.walk(home.resolve(artefact))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    stamp.append(home.relativize(file))
                            .append(' ')
                            .append(attributes.size())
                            .append(' ')
                            .append(attributes.lastModifiedTime().toMillis())
                            .append('\n');
                }
            }
        }
        return stamp.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("..").normalize());
        try (Stream<Path> found = Files.walk(from)) {
            for (Path each : found.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }
}
