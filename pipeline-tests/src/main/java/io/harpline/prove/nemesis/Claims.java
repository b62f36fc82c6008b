package io.harpline.prove.nemesis;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Who has what in hand, by name: of two that mean the same, the later one waits, in the order in which they came. What
/// a thread has, it may claim again.
final class Claims {

    private final ReadWriteLock everything = new ReentrantReadWriteLock(true);
    private final Map<String, ReentrantLock> named = new ConcurrentHashMap<>();

    /// Something in hand, until it is closed by the thread that has it.
    static final class Claim implements AutoCloseable {

        private final Deque<Lock> held = new ArrayDeque<>();

        private Claim with(Lock lock) throws InterruptedException {
            lock.lockInterruptibly();
            held.push(lock);
            return this;
        }

        @Override
        public void close() {
            while (!held.isEmpty()) {
                held.pop().unlock();
            }
        }
    }

    /// Returns once nobody else has anything; meanwhile nobody else gets anything new.
    Claim all() throws InterruptedException {
        return new Claim().with(everything.writeLock());
    }

    /// Returns once nobody else has any of these.
    Claim of(Collection<String> names) throws InterruptedException {
        Claim claim = new Claim();
        try {
            claim.with(everything.readLock());
            for (String name : names.stream().sorted().toList()) {
                claim.with(lock(name));
            }
            return claim;
        } catch (InterruptedException stopped) {
            claim.close();
            throw stopped;
        }
    }

    /// Without waiting: empty where somebody has it.
    Optional<Claim> ifFree(String name) {
        ReentrantLock lock = lock(name);
        if (!lock.tryLock()) {
            return Optional.empty();
        }
        Claim claim = new Claim();
        claim.held.push(lock);
        return Optional.of(claim);
    }

    private ReentrantLock lock(String name) {
        return named.computeIfAbsent(name, _ -> new ReentrantLock(true));
    }
}
