package io.harpline.prove.stack;

/// A way from one part of the stack to another, which can be spoilt: whoever connects to its port reaches the other
/// end.
@SuppressWarnings("DoNotCallSuggester") // Until it is written.
public final class Link implements AutoCloseable {

    private final String name;

    Link(String name) {
        this.name = name;
    }

    /// As `gardin>ingest-1`, `ingest>kafka-1`, `transform>kafka-1`, `sink>kafka-1`, `sink>harp`; between brokers
    /// `kafka-1>kafka-2` for what the first asks of the second, and `kafka-1>kafka-2:controller` for the quorum.
    public String name() {
        return name;
    }

    public int port() {
        throw new UnsupportedOperationException();
    }

    public void set(Condition condition) {
        throw new UnsupportedOperationException(condition.toString());
    }

    @Override
    public void close() {}
}
