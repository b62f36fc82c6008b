package io.harpline.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// How long the files under a directory are together, in bytes.
final class DiskUsage extends SimpleFileVisitor<Path> {

    private final String part;
    private long bytes;

    private DiskUsage(String part) {
        this.part = part;
    }

    /// Files that vanish meanwhile, as those of a broker do, are not there; nor is a directory that never was.
    ///
    /// @param part of the path of those that count
    static long of(Path directory, String part) throws IOException {
        DiskUsage usage = new DiskUsage(part);
        Files.walkFileTree(directory, usage);
        return usage.bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // An index of Kafka's is long long before it is full.
        if (!file.toString().endsWith("index") && file.toString().contains(part)) {
            bytes += attributes.size();
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw new UncheckedIOException(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException vanished) {
        return FileVisitResult.CONTINUE;
    }
}
