package io.harpline.ingest.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Whether a request bears the token that is demanded, if one is.
public interface TokenCheck {

    /// No token is demanded.
    TokenCheck NONE = authorization -> Verdict.GOOD_AT_ONCE;

    /// Checks the Authorization header. Never blocks; the stage never fails.
    CompletionStage<Verdict> of(Optional<String> authorization);

    /// What is to be said of a token.
    sealed interface Verdict {
        CompletionStage<Verdict> GOOD_AT_ONCE = CompletableFuture.completedStage(new Good());

        record Good() implements Verdict {}

        /// No bearer token came.
        record Missing() implements Verdict {}

        /// One came, and is not taken.
        ///
        /// @param why what is wrong with it; never a part of it
        record Bad(String why) implements Verdict {}
    }
}
