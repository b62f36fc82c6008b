package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A lock between processes. The system frees it when its holder ends, however it ends.
public final class HeldLock implements AutoCloseable {

    /// A lock that nobody refers to would be collected, and freed, with its channel.
    private static final Set<HeldLock> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;

    private HeldLock(FileChannel channel) {
        this.channel = channel;
        HELD.add(this);
    }

    /// Takes it, unless somebody holds it.
    public static Optional<HeldLock> tryTake(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new HeldLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failed) {
            throw new ExpectedFailure("cannot lock " + file + ": " + failed.getMessage());
        }
    }

    /// Whether somebody holds it at this moment.
    public static boolean isHeld(Path file) {
        Optional<HeldLock> taken = tryTake(file);
        taken.ifPresent(HeldLock::close);
        return taken.isEmpty();
    }

    @Override
    public void close() {
        HELD.remove(this);
        try {
            channel.close();
        } catch (IOException _) {
            // the lock is gone all the same
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ourOwn) {
            return false;
        }
    }
}
