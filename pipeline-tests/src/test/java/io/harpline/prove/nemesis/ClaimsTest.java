package io.harpline.prove.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.prove.nemesis.Claims.Claim;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Claims claims = new Claims();

    @AfterEach
    void end() {
        others.shutdownNow();
    }

    @Test
    void shouldLetWaitWhoWantsTheSameAndNobodyElse() throws Exception {
        CompletableFuture<Void> same;
        try (Claim _ = claims.of(List.of("kafka", "ingest"))) {
            same = elsewhere(() -> claims.of(List.of("ingest")));
            elsewhere(() -> claims.of(List.of("sink"))).join();
            assertThat(claims.ifFree("harp")).isPresent();
            assertThat(elsewhere(() -> claims.ifFree("kafka").orElseThrow())).failsWithin(LONGEST);

            assertThat(same).isNotDone();
        }
        await().until(same::isDone);
        assertThat(elsewhere(() -> claims.ifFree("kafka").orElseThrow())).succeedsWithin(LONGEST);
    }

    @Test
    void shouldLetNothingBeginWhileSomebodyHasAll() throws Exception {
        CompletableFuture<Void> one;
        CompletableFuture<Void> all;
        try (Claim _ = claims.of(List.of("kafka"))) {
            all = elsewhere(claims::all);
            assertThat(all).isNotDone();
            // Whoever has something may have more of it: else the two would wait for each other.
            claims.of(List.of("ingest")).close();
        }
        all.join();
        try (Claim _ = claims.all()) {
            one = elsewhere(() -> claims.of(List.of("sink")));
            assertThat(one).isNotDone();
        }
        await().until(one::isDone);
    }

    /// Done once somebody else has had it.
    private CompletableFuture<Void> elsewhere(Callable<Claim> wanted) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        wanted.call().close();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                others);
    }
}
