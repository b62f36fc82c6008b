package io.harpline.sink.app;

/// How much longer the partitions at hand are ours for certain.
@FunctionalInterface
public interface SessionTime {

    /// Whether a request that begins now ends before anybody else may get its partition.
    boolean coversARequest();
}
