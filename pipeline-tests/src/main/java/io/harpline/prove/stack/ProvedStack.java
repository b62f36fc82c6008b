package io.harpline.prove.stack;

import io.harpline.local.broker.KafkaTopics;
import io.harpline.local.harp.BadDay;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A whole Harpline of processes, with a [Link] wherever two of them talk. Its directory, which may be
/// read after its end, holds `logs/NAME.log`, `keys/gardin/ID`, `harp/` with the journal, and what each
/// member keeps. Its processes end with the JVM that has started it, however that ends.
public final class ProvedStack implements AutoCloseable {

    /// As on the laptop's stack.
    public static final int PARTITIONS = 4;

    private final StackDirectory directory;
    private final Warden warden;
    private final Cluster cluster;
    private final ServicePlan plan;
    private final Member harp;
    private final Map<String, Fleet> fleets;
    private final Map<String, SpoolDisk> disks = new ConcurrentHashMap<>();

    private ProvedStack(StackDirectory directory, int brokers) {
        this.directory = directory;
        Ports ports = new Ports();
        this.warden = watch(directory);
        this.cluster = new Cluster(directory, brokers, ports);
        this.plan = new ServicePlan(directory, cluster, ports);
        this.harp = plan.harp();
        this.fleets = Map.of(
                "ingest", new Fleet("ingest", this::ingest, _ -> {}),
                "transform", new Fleet("transform", plan::transform, this::askToLeave),
                "sink", new Fleet("sink", plan::sink, _ -> {}));
    }

    private static Warden watch(StackDirectory directory) {
        return Warden.over(directory.processes().mark("").getFirst(), directory.of("spools"));
    }

    /// Starts it, with one instance of each service, and returns once all are ready. What an earlier one
    /// has left running in this directory is ended first.
    ///
    /// @param directory new or empty
    /// @param brokers 1, or 3 with every partition on each
    /// @param keyId the first key of Gardin's, as [#addKey]
    public static ProvedStack start(Path directory, int brokers, String keyId, byte[] secret) {
        StackDirectory own = new StackDirectory(directory);
        watch(own).close();
        ProvedStack stack = new ProvedStack(own, brokers);
        try {
            stack.addKey(keyId, secret);
            stack.harp.start();
            stack.startBrokers(Topics.ALL);
            stack.fleets.values().forEach(fleet -> fleet.scale(1));
            stack.members().forEach(Member::awaitReady);
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    private void startBrokers(Collection<TopicDeclaration> topics) {
        brokers().forEach(Member::start);
        brokers().forEach(Member::awaitReady);
        create(topics);
    }

    private void create(Collection<TopicDeclaration> topics) {
        try (KafkaTopics kafka = new KafkaTopics(bootstrapServers())) {
            kafka.create(topics, PARTITIONS);
        }
    }

    private Member ingest(String name) {
        SpoolDisk disk = disks.computeIfAbsent(name, _ -> new SpoolDisk(directory.of("spools/" + name)));
        return plan.ingest(name, disk.spool());
    }

    public Path directory() {
        return directory.root();
    }

    public List<Member> brokers() {
        return cluster.members();
    }

    /// As many as [#scale] says, the first being ingest-1; some of them may be dead.
    public List<Member> ingests() {
        return fleet("ingest").present();
    }

    public List<Member> transforms() {
        return fleet("transform").present();
    }

    public List<Member> sinks() {
        return fleet("sink").present();
    }

    /// Whether each partition has all its replicas in sync: only then does nothing stop when one more
    /// broker ends.
    public boolean isFullyReplicated() {
        return cluster.isFullyReplicated();
    }

    public Member harp() {
        return harp;
    }

    /// All that there should be now.
    public List<Member> members() {
        return Stream.of(brokers(), List.of(harp), ingests(), transforms(), sinks())
                .flatMap(List::stream)
                .toList();
    }

    /// All that were ever started of a service, also those that were scaled away.
    public List<Member> everyInstance(String service) {
        return fleet(service).all();
    }

    private Fleet fleet(String service) {
        Fleet fleet = fleets.get(service);
        if (fleet == null) {
            throw new IllegalArgumentException("no service can be scaled that is named " + service);
        }
        return fleet;
    }

    /// Those of instances that were scaled away, too.
    public List<Link> links() {
        return Stream.of(cluster.links(), plan.links()).flatMap(List::stream).toList();
    }

    /// Those that begin or end at this member and no other of its kind. All those of a broker cut, it is
    /// alone.
    public List<Link> linksOf(Member member) {
        return links().stream().filter(link -> link.touches(member)).toList();
    }

    /// Of all brokers, through no link.
    public String bootstrapServers() {
        return cluster.directServers();
    }

    /// Where Gardin posts to, through a link, in the order of [#ingests].
    public List<URI> webhooks() {
        return ingests().stream()
                .flatMap(ingest -> linksOf(ingest).stream())
                .map(link -> URI.create("http://127.0.0.1:" + link.port() + "/webhooks/gardin"))
                .toList();
    }

    /// Lets Harp fare so, until told otherwise or until it is started again.
    ///
    /// @throws IllegalStateException if it does not take it, as while it is not alive
    public void badDay(BadDay day) {
        HarpControl.becomes(directory.of("harp"), day);
    }

    /// Adds a key of Gardin's; every ingest-service has it within a second or two.
    public void addKey(String id, byte[] secret) {
        Path key = directory.key(id);
        Path draft = directory.of("tmp").resolve("key");
        try {
            Files.write(draft, secret);
            Files.move(draft, key, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Whether spools lie on a disk of their own, which can be filled: where one may mount.
    public boolean hasSpoolDisk() {
        return disks.values().stream().allMatch(SpoolDisk::isOwn);
    }

    /// Leaves its spool no room, to the last byte.
    public void fillSpoolDisk(Member ingest) {
        disk(ingest).fill();
    }

    public void emptySpoolDisk(Member ingest) {
        disk(ingest).empty();
    }

    private SpoolDisk disk(Member ingest) {
        SpoolDisk disk = disks.get(ingest.name());
        if (disk == null) {
            throw new IllegalArgumentException(ingest.name() + " has no spool");
        }
        return disk;
    }

    /// Removes what a transform that is not alive remembers.
    public void loseState(Member transform) {
        if (transform.isAlive()) {
            throw new IllegalStateException(transform.name() + " is alive");
        }
        Path state = plan.state(transform.name());
        if (Files.notExists(state)) {
            return;
        }
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Starts further instances, and returns before they are ready; or stops the highest ones, as
    /// operations.md says. An ingest-service that is scaled away may leave something in its spool, and
    /// sends it when it is back.
    ///
    /// @param service `ingest`, `transform` or `sink`
    /// @param instances 1 to 3
    /// @return those that had to be killed
    public List<String> scale(String service, int instances) {
        return fleet(service).scale(instances);
    }

    private void askToLeave(Member transform) {
        try {
            Path state = Files.createDirectories(plan.state(transform.name()));
            Files.writeString(state.resolve("leave"), "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// One of the operator's commands, ready to be started. It and what it starts end with this stack.
    ///
    /// @param arguments as they are given to `./harpline`
    public ProcessBuilder operator(String... arguments) {
        return OperatorCommand.of(bootstrapServers(), directory.processes().mark("operator"), arguments);
    }

    public List<Path> logs() {
        return directory.logs();
    }

    /// Ends everything; returns once nothing is left.
    @Override
    public void close() {
        links().forEach(Link::close);
        warden.close();
    }
}
