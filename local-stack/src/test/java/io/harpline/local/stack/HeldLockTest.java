package io.harpline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HeldLockTest {

    @TempDir
    Path directory;

    @Test
    void shouldBeHadByOneAtATime() {
        Path file = directory.resolve("lock");
        HeldLock first = HeldLock.tryTake(file).orElseThrow();

        assertThat(HeldLock.tryTake(file)).isEmpty();
        first.close();

        assertThat(HeldLock.isHeld(file)).isFalse();
    }

    @Test
    void shouldStayHeldThoughNobodyRefersToIt() {
        Path file = directory.resolve("lock");
        assertThat(HeldLock.tryTake(file)).isPresent();

        collectGarbage();

        assertThat(HeldLock.isHeld(file)).isTrue();
    }

    private static void collectGarbage() {
        WeakReference<Object> litter = new WeakReference<>(new Object());
        while (litter.get() != null) {
            System.gc();
        }
    }
}
