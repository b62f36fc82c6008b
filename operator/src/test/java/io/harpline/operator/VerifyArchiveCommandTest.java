package io.harpline.operator;

import static io.harpline.operator.IngestTopics.SECRET;
import static io.harpline.operator.IngestTopics.archivedHeaders;
import static io.harpline.operator.IngestTopics.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `verify-archive` over an archive as ingest-service writes it.
class VerifyArchiveCommandTest {

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static IngestTopics topics;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path keys;

    private record Ran(int exit, String out, String err) {}

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, 4);
        topics = new IngestTopics(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        broker.close();
    }

    /// Kubernetes' and editors' files do not disturb.
    @BeforeEach
    void hideAFile() throws Exception {
        Files.writeString(keys.resolve(".hidden"), "");
    }

    @Test
    void shouldFindAnArchiveCleanWhoseEveryBodyIsAsItWasSigned() throws Exception {
        IngestTopics.key(keys, "clean", "default", SECRET + "\n");
        for (int i = 0; i < 25; i++) {
            archive("clean", "A" + i);
        }
        topics.settle();

        Ran ran = run("--source", "clean");

        assertThat(ran.out()).endsWith("25 checked = 25 ok\n").contains("clean   default  25  0");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void shouldTellWhatIsWrongWithEachAndNameThePlacesOfTheFirst() throws Exception {
        IngestTopics.key(keys, "wrong", "default", SECRET);
        IngestTopics.key(keys, "wrong", "default.valid", "2026-11-01T00:00:00Z/2026-11-21T00:00:00+01:00\n");
        archive("wrong", "A1");
        byte[] body = body("T", "A2");
        Map<String, String> ofAnother = archivedHeaders("wrong", body("T", "A3"));
        topics.archive("T/A2", body, ofAnother);
        archiveWith("wrong", HeaderNames.KEY_ID, "2025");
        archiveWith("wrong", HeaderNames.RECEIVED_AT, "2026-11-20T23:00:00.000Z");
        archiveWith("wrong", HeaderNames.SIGNATURE, "no signature \u001b[31m");
        Map<String, String> without = archivedHeaders("wrong", body);
        without.remove(HeaderNames.KEY_ID);
        topics.archive("T/A2", body, without);
        topics.settle();

        Ran ran = run("--source", "wrong");
        JsonNode json = Json.MAPPER.readTree(run("--source", "wrong", "--json").out());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("6 checked = 1 ok + 2 altered + 1 unknown key id + 1 outside its key's time"
                        + " + 1 missing headers\n")
                .doesNotContain("\u001b", SECRET);
        assertThat(json.get("clean").booleanValue()).isFalse();
        assertThat(json.get("checked").intValue()).isEqualTo(6);
        assertThat(json.get("findings"))
                .extracting(finding -> finding.get("verification").textValue())
                .containsExactlyInAnyOrder(
                        "ALTERED", "ALTERED", "UNKNOWN_KEY_ID", "OUTSIDE_ITS_TIME", "MISSING_HEADERS");
        assertThat(json.get("findings"))
                .filteredOn(finding -> finding.get("verification").textValue().equals("ALTERED"))
                .extracting(finding -> finding.get("ingestId").textValue())
                .contains(ofAnother.get(HeaderNames.INGEST_ID));
        assertThat(run("--source", "wrong", "--findings", "2").out()).contains("and 3 more; --findings lists more");
    }

    @Test
    void shouldNotCallWhatItCannotCheckAltered() throws Exception {
        IngestTopics.key(keys, "another", "default", SECRET);
        archive("stranger", "A1");
        topics.settle();

        Ran ran = run("--source", "stranger");

        assertThat(ran.out()).endsWith("1 checked = 1 unverifiable\n");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void shouldTakeASecretThatWasChangedUnderItsNameFromBesideIt() throws Exception {
        IngestTopics.key(keys, "changed", "default", "the secret that came after");
        IngestTopics.key(keys, "changed", "before", SECRET);
        IngestTopics.key(keys, "changed", "before.valid", "../2026-11-20T12:00:00Z");
        archive("changed", "A1");
        archiveWith("changed", HeaderNames.RECEIVED_AT, "2026-11-20T23:00:00.000Z");
        topics.settle();

        Ran ran = run("--source", "changed");

        assertThat(ran.out()).endsWith("2 checked = 1 ok, with another key + 1 outside its key's time\n");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void shouldGuessThatItIsTheKeyWhereAllOfAKeyAreAltered() throws Exception {
        IngestTopics.key(keys, "mistaken", "default", "quite another secret");
        archive("mistaken", "A1");
        topics.settle();

        assertThat(run("--source", "mistaken").out())
                .contains("All that name key mistaken/default are altered: it is more likely that its file holds");
    }

    /// What waited in a spool is written behind what was received after it.
    @Test
    void shouldCheckWhatWasReceivedInTheTimeAskedForWhereverItStands() throws Exception {
        IngestTopics.key(keys, "timed", "default", SECRET);
        for (String time : new String[] {"05:00", "06:00", "09:00", "07:00", "10:00", "06:59"}) {
            archiveWith("timed", HeaderNames.RECEIVED_AT, "2026-11-10T" + time + ":00.000Z");
        }
        topics.settle();

        Ran ran = run("--source", "timed", "--from", "2026-11-10T06:00:00Z", "--to", "2026-11-10T08:00:00+01:00");

        assertThat(ran.out()).endsWith("2 checked = 2 ok\n");
    }

    /// A slow, obvious computation of the same, over whatever a seed makes of an archive.
    @Test
    void shouldSayWhatAPlainComputationSays() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String id : new String[] {"k0", "k1", "k2"}) {
            IngestTopics.key(keys, "random", id, SECRET + id);
        }
        Files.writeString(keys.resolve("random/k1.valid"), "../2026-11-20T06:30:00Z");
        Map<String, Integer> expected = new TreeMap<>();
        for (int i = 0; i < 3000; i++) {
            String id = "k" + random.nextInt(4);
            String signedBy = random.nextInt(50) == 0 ? "k" + random.nextInt(4) : id;
            byte[] body = new byte[random.nextInt(2000)];
            random.nextBytes(body);
            Map<String, String> headers = archivedHeaders("random", body);
            headers.put(HeaderNames.KEY_ID, id);
            headers.put(HeaderNames.SIGNATURE, SignedNotification.sign(body, (SECRET + signedBy).getBytes(UTF_8)));
            boolean late = random.nextBoolean();
            if (late) {
                headers.put(
                        HeaderNames.RECEIVED_AT, Rfc3339.format(IngestTopics.RECEIVED.plus(Duration.ofMinutes(30))));
            }
            boolean changed = random.nextInt(50) == 0 && body.length > 0;
            if (changed) {
                body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            }
            topics.archive("T/A" + random.nextInt(100), body, headers);
            expected.merge(plainly(id, signedBy, changed, late), 1, Integer::sum);
        }
        topics.settle();

        JsonNode json = Json.MAPPER.readTree(
                run("--source", "random", "--json", "--findings", "0").out());

        Map<String, Integer> said = new TreeMap<>();
        json.get("keys")
                .forEach(key -> key.get("counts")
                        .propertyStream()
                        .forEach(count ->
                                said.merge(count.getKey(), count.getValue().intValue(), Integer::sum)));
        assertThat(said).as("seed %d", seed).isEqualTo(expected);
        assertThat(json.get("checked").intValue()).isEqualTo(3000);
        assertThat(json.get("findings")).isEmpty();
    }

    @Test
    void shouldNameTheFileThatIsNotAsAKeyShouldBe() throws Exception {
        assertThat(run().err()).contains("there is no key in " + keys);
        Path weak = IngestTopics.key(keys, "s", "default", "fifteen bytes!!");
        assertThat(run().err()).contains(weak + " must have at least 16 bytes, but has 15");
        IngestTopics.key(keys, "s", "default", SECRET);
        Path times = IngestTopics.key(keys, "s", "default.valid", "2026-11-21T00:00:00Z");
        assertThat(run().err()).contains(times + " must hold two times, FROM/TO");
        Files.delete(times);
        Path orphan = IngestTopics.key(keys, "s", "defualt.valid", "../..");
        assertThat(run().err()).contains(orphan + " belongs to no key");
        assertThat(run("--keys", keys + "/none").err()).contains("the directory of keys " + keys + "/none");
        assertThat(run().exit()).isEqualTo(2);
    }

    private static String plainly(String id, String signedBy, boolean changed, boolean late) {
        if (id.equals("k3")) {
            return "UNKNOWN_KEY_ID";
        }
        if (changed || signedBy.equals("k3")) {
            return "ALTERED";
        }
        if (late && signedBy.equals("k1")) {
            return "OUTSIDE_ITS_TIME";
        }
        return signedBy.equals(id) ? "OK" : "ANOTHER_KEY";
    }

    private static void archive(String source, String alert) {
        byte[] body = body("T", alert);
        topics.archive("T/" + alert, body, archivedHeaders(source, body));
    }

    private static void archiveWith(String source, String header, String value) {
        byte[] body = body("T", "A1");
        Map<String, String> headers = archivedHeaders(source, body);
        headers.put(header, value);
        topics.archive("T/A1", body, headers);
    }

    private Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Stream<String> own = Stream.of("verify-archive", "--bootstrap-server", broker.bootstrapServers());
        boolean otherKeys = Stream.of(arguments).anyMatch("--keys"::equals);
        String[] all = Stream.of(
                        own,
                        otherKeys ? Stream.<String>empty() : Stream.of("--keys", keys.toString()),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .toArray(String[]::new);
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
        return new Ran(exit, out.toString(), err.toString());
    }
}
