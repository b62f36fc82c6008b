package io.harpline.architecture.broken.edge;

import io.harpline.ingest.app.Answer;

/// Breaks the rule that services meet in topics only.
public class KnowsAnotherService {

    Answer answer = new Answer.UnknownSource();
}
