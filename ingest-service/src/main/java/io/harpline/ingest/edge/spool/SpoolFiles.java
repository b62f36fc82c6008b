package io.harpline.ingest.edge.spool;

import io.harpline.ingest.edge.spool.SpoolStore.Contents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The spool's store, as long as it can be used. From its first failure on it cannot, until it is opened anew.
final class SpoolFiles implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SpoolFiles.class);

    /// What is to be done with the store.
    interface Use<T> {
        T of(SpoolStore store) throws IOException;
    }

    private final Path directory;
    // Held for writing only while the store is opened or closed.
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private @Nullable SpoolStore store;
    private volatile boolean usable;
    private String told = "";

    SpoolFiles(Path directory) {
        this.directory = directory;
    }

    boolean usable() {
        return usable;
    }

    /// Opens the store, anew if it was open.
    ///
    /// @param found told what is in it, before anybody uses it
    void open(Consumer<Contents> found) {
        use.writeLock().lock();
        try {
            close();
            store = new SpoolStore(directory);
            found.accept(store.contents());
            usable = true;
            tell("");
        } catch (IOException | RuntimeException unusable) {
            fail(unusable);
        } finally {
            use.writeLock().unlock();
        }
    }

    /// Does it, unless the store cannot be used.
    <T> T using(Use<T> job, T otherwise) {
        use.readLock().lock();
        try {
            return store == null || !usable ? otherwise : job.of(store);
        } catch (IOException | RuntimeException failed) {
            fail(failed);
            return otherwise;
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            usable = false;
            if (store != null) {
                store.close();
                store = null;
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private void fail(Exception why) {
        usable = false;
        tell(String.valueOf(why.getMessage()));
    }

    /// Says each trouble once, and its end.
    private synchronized void tell(String trouble) {
        if (trouble.equals(told)) {
            return;
        }
        if (trouble.isEmpty()) {
            LOG.infof("the spool can be used again: directory=%s", directory);
        } else {
            LOG.errorf(
                    "the spool cannot be used, nothing can be kept while Kafka is away: directory=%s why=%s",
                    directory, trouble);
        }
        told = trouble;
    }
}
