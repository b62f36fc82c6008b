package io.harpline.sink.app;

/// How much longer the partitions at hand are ours for certain.
public interface SessionTime {

    /// Whether a request that begins now ends before anybody else may get its partition.
    boolean coversARequest();

    /// Whether nobody else can have got our partitions yet. A process that was frozen finds out so.
    boolean stands();
}
