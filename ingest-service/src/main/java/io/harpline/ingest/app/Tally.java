package io.harpline.ingest.app;

/// Who counts the answers.
public interface Tally {

    /// Counts one answer.
    ///
    /// @param source as the path names it: anything, where the answer is [Answer.UnknownSource]
    void count(String source, Answer answer);
}
