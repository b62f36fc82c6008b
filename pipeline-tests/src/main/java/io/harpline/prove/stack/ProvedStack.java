package io.harpline.prove.stack;

import io.harpline.local.harp.BadDay;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A whole Harpline of processes, with a [Link] wherever two of them talk. Its directory, which may be read after its
/// end, holds `logs/`, `keys/gardin/`, `harp/` (with the journal) and what each member keeps.
@SuppressWarnings("DoNotCallSuggester") // Until it is written.
public final class ProvedStack implements AutoCloseable {

    private ProvedStack() {}

    /// Starts it, with one instance of each service, and returns once all are ready. What an earlier one has left
    /// running in this directory is ended first.
    ///
    /// @param directory new or empty
    /// @param brokers 1, or 3 with every topic on each
    /// @param keyId the first key of Gardin's, as [#addKey]
    public static ProvedStack start(Path directory, int brokers, String keyId, byte[] secret) {
        throw new UnsupportedOperationException(directory + " " + brokers + keyId + secret.length);
    }

    public Path directory() {
        throw new UnsupportedOperationException();
    }

    public List<Member> brokers() {
        throw new UnsupportedOperationException();
    }

    /// As many as [#scale] says, the first being ingest-1.
    public List<Member> ingests() {
        throw new UnsupportedOperationException();
    }

    public List<Member> transforms() {
        throw new UnsupportedOperationException();
    }

    public List<Member> sinks() {
        throw new UnsupportedOperationException();
    }

    public Member harp() {
        throw new UnsupportedOperationException();
    }

    /// Every member that has ever been started, also those that were scaled away.
    public List<Member> members() {
        throw new UnsupportedOperationException();
    }

    public List<Link> links() {
        throw new UnsupportedOperationException();
    }

    /// The links that end at a member or begin at it alone: all of them cut, and it is alone.
    public List<Link> linksOf(Member member) {
        throw new UnsupportedOperationException(member.name());
    }

    /// Of all brokers, through no link.
    public String bootstrapServers() {
        throw new UnsupportedOperationException();
    }

    /// Where Gardin posts to, through a link, in the order of [#ingests].
    public List<URI> webhooks() {
        throw new UnsupportedOperationException();
    }

    /// Lets Harp fare so until told otherwise, or until it is started again.
    public void badDay(BadDay day) {
        throw new UnsupportedOperationException(day.says());
    }

    /// Adds a key of Gardin's; every ingest-service has it within about a second.
    public void addKey(String id, byte[] secret) {
        throw new UnsupportedOperationException(id + secret.length);
    }

    public void removeKey(String id) {
        throw new UnsupportedOperationException(id);
    }

    /// Whether spools lie on a disk of their own, which can be filled: as root, where one can mount.
    public boolean hasSpoolDisk() {
        throw new UnsupportedOperationException();
    }

    public void fillSpoolDisk(Member ingest) {
        throw new UnsupportedOperationException(ingest.name());
    }

    public void emptySpoolDisk(Member ingest) {
        throw new UnsupportedOperationException(ingest.name());
    }

    /// Removes what a transform that is not alive remembers.
    public void loseState(Member transform) {
        throw new UnsupportedOperationException(transform.name());
    }

    /// Starts further instances, and returns before they are ready, or stops the highest ones, as operations.md says.
    ///
    /// @param service `ingest`, `transform` or `sink`
    /// @param instances 1 to 3
    public void scale(String service, int instances) {
        throw new UnsupportedOperationException(service + instances);
    }

    public List<Path> logs() {
        throw new UnsupportedOperationException();
    }

    /// Ends everything; returns once nothing is left.
    @Override
    public void close() {}
}
