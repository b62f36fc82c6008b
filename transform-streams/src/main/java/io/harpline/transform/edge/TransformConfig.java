package io.harpline.transform.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The keys of this service, all under `harpline.transform.`; environment variables are the same in capitals.
@ConfigMapping(prefix = "harpline.transform")
interface TransformConfig {

    /// Names the consumer group, the changelog and the transactions: one for all instances, never to be changed.
    @WithDefault("harpline-transform")
    String applicationId();

    /// Tells the instances apart, the same again after a restart: then nothing is rebalanced.
    @WithDefault("transform")
    String instanceId();

    /// Where RocksDB keeps the alerts; rebuilt from the changelog where it is lost.
    @WithDefault("state")
    Path stateDir();

    /// How long a closed alert is remembered, by the archive's timestamps; 1 s to 3650 d. What comes later is put aside
    /// instead of opening it again.
    @WithDefault("30d")
    Duration horizon();

    /// An open alert of which nothing came for so long is counted as silent; 1 s to 3650 d.
    @WithDefault("7d")
    Duration silence();

    /// Stands before the names of the four topics written to, so that an archive can be processed a second time, under
    /// another application-id, beside the live outputs.
    Optional<String> outputsPrefix();

    @WithDefault("1")
    int threads();

    /// How long a notification received just now may wait for its transaction to end; up to 5 s. One that is caught up
    /// with waits longer.
    @WithDefault("20ms")
    Duration commitInterval();

    /// How many other instances keep a copy of each alert up to date, 0 to 2: then nothing is restored when they take
    /// over.
    @WithDefault("0")
    int standbyReplicas();

    RocksDb rocksdb();

    /// Memory outside the heap, for all stores together.
    interface RocksDb {

        @WithDefault("128M")
        MemorySize memory();

        /// The part of it for what is not on disk yet, up to half.
        @WithDefault("48M")
        MemorySize writeMemory();
    }
}
