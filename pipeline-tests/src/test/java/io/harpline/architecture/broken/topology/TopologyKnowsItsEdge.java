package io.harpline.architecture.broken.topology;

import io.harpline.architecture.broken.edge.KnowsAnotherService;

/// Breaks the rules of a topology.
class TopologyKnowsItsEdge {

    KnowsAnotherService edge = new KnowsAnotherService();
}
