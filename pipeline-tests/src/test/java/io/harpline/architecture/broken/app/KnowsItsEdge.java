package io.harpline.architecture.broken.app;

import io.harpline.architecture.broken.edge.KnowsAnotherService;

/// Breaks the rules of an app.
class KnowsItsEdge {

    KnowsAnotherService edge = new KnowsAnotherService();
}
