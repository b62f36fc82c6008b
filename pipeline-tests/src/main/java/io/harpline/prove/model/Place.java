package io.harpline.prove.model;

/// Where a record stands in its topic.
public record Place(int partition, long offset) {

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
