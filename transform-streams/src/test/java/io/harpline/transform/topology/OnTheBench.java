package io.harpline.transform.topology;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with a topology of its own.
abstract class OnTheBench {

    @TempDir
    Path stateDir;

    TopologyBench bench;

    @BeforeEach
    void open() {
        bench = new TopologyBench(stateDir);
    }

    @AfterEach
    void close() {
        bench.close();
    }
}
