package io.harpline.prove.nemesis;

import io.harpline.prove.nemesis.Claims.Claim;
import io.harpline.prove.stack.LogEnd;
import io.harpline.prove.stack.Member;
import io.harpline.prove.stack.ProvedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Starts again what ended by itself, as any supervisor does.
final class Keeper {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LAST_LINES = 20;

    private final ProvedStack stack;
    private final Claims members;
    private final Consumer<Ending> ended;
    private final Consumer<String> says;
    private String trouble = "";

    /// @param members by their names; who has one in hand starts it again
    /// @param ended is told of each
    Keeper(ProvedStack stack, Claims members, Consumer<Ending> ended, Consumer<String> says) {
        this.stack = stack;
        this.members = members;
        this.ended = ended;
        this.says = says;
    }

    /// Goes on until it is interrupted.
    void keep() {
        try {
            while (true) {
                look();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            stack.members().forEach(this::look);
        } catch (RuntimeException failed) {
            // What fails ten times a second is said once.
            if (!failed.toString().equals(trouble)) {
                trouble = failed.toString();
                says.accept("the keeper: " + trouble);
            }
        }
    }

    private void look(Member member) {
        Optional<Claim> claimed = members.ifFree(member.name());
        if (claimed.isPresent()) {
            try (Claim _ = claimed.get()) {
                // Looked up again: meanwhile it may have been scaled away.
                if (!member.isAlive() && stack.members().contains(member)) {
                    ended.accept(new Ending(member.name(), Instant.now(), LogEnd.of(member.log(), LAST_LINES)));
                    member.start();
                }
            }
        }
    }
}
