package io.harpline.operator.domain;

import static io.harpline.operator.domain.SomeEvidence.BODY;
import static io.harpline.operator.domain.SomeEvidence.RECEIVED;
import static io.harpline.operator.domain.SomeEvidence.evidence;
import static io.harpline.operator.domain.SomeEvidence.key;
import static io.harpline.operator.domain.SomeEvidence.signedWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.gardin.SignedNotification;
import io.harpline.operator.domain.Judgement.Genuine;
import io.harpline.operator.domain.Judgement.Stays;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.harpline.schemas.signature.KeyName;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class JudgeTest {

    private static final String SECRET = "the secret that came later";
    private static final String OLD = "the secret that was good then";
    private static final KnownKeys KEYS = new KnownKeys(List.of(
            key("2026-11", SECRET, Period.ALWAYS),
            key("old", OLD, Period.parse("../2026-11-20T06:00:00.250Z").orElseThrow())));

    @Test
    void shouldArchiveWhatIsGenuineUnderItsAlert() {
        assertThat(judge(Map.of()).of(signedWith(SECRET, "-"), Optional.of("signature"), BODY))
                .isEqualTo(new Genuine(new KeyName("gardin", "2026-11"), "T1/A1", "I1", Instant.parse(RECEIVED)));
    }

    @Test
    void shouldArchiveWhatNobodyCanReadUnderItsIngestId() {
        byte[] unreadable = "Hello, World!".getBytes(UTF_8);
        Evidence evidence = evidence(SignedNotification.sign(unreadable, SECRET.getBytes(UTF_8)), "-");

        assertThat(judge(Map.of()).of(evidence, Optional.of("signature"), unreadable))
                .isInstanceOfSatisfying(
                        Genuine.class,
                        genuine -> assertThat(genuine.recordKey()).isEqualTo("-/I1"));
    }

    @ParameterizedTest
    @CsvSource({
        "a secret that nobody has here, signature, NOT_GENUINE",
        "the secret that was good then, signature, OUTSIDE_ITS_TIME",
        "the secret that came later,    token,     OTHER_REASON",
        "the secret that came later,    ,          MISSING_HEADERS"
    })
    void shouldLeaveTheRest(String secret, String reason, Standing why) {
        Judge judge = new Judge(KEYS, Set.of(UnverifiedReason.SIGNATURE), Map.of());

        assertThat(judge.of(signedWith(secret, "-"), Optional.ofNullable(reason), BODY))
                .isEqualTo(new Stays(why));
    }

    @ParameterizedTest
    @CsvSource({
        "signature, T1, true",
        "signature, T2, false",
        "signature, ,   true",
        "tenant,    T1, true",
        "tenant,    ,   false",
        "token,     ,   true"
    })
    void shouldBelieveASourceItsOwnTenantsOnly(String reason, String tenant, boolean genuine) {
        Map<String, Set<String>> tenants = tenant == null ? Map.of() : Map.of("gardin", Set.of(tenant));

        Judgement judgement = judge(tenants).of(signedWith(SECRET, "-"), Optional.of(reason), BODY);

        assertThat(judgement instanceof Genuine).isEqualTo(genuine);
        assertThat(genuine || judgement.equals(new Stays(Standing.WRONG_TENANT)))
                .isTrue();
    }

    @Test
    void shouldNotJudgeWithoutAKeyOrAHeader() {
        Evidence whole = signedWith(SECRET, "-");
        Optional<String> no = Optional.empty();
        Optional<String> reason = Optional.of("signature");
        Judge judge = judge(Map.of());

        assertThat(new Judge(new KnownKeys(List.of()), EnumSet.allOf(UnverifiedReason.class), Map.of())
                        .of(whole, reason, BODY))
                .isEqualTo(new Stays(Standing.NO_KEY));
        assertThat(List.of(
                        new Evidence(no, whole.receivedAt(), whole.ingestId(), whole.signature(), no),
                        new Evidence(whole.source(), no, whole.ingestId(), whole.signature(), no),
                        new Evidence(whole.source(), whole.receivedAt(), no, whole.signature(), no),
                        new Evidence(whole.source(), whole.receivedAt(), whole.ingestId(), no, no)))
                .allMatch(less -> judge.of(less, reason, BODY).equals(new Stays(Standing.MISSING_HEADERS)));
    }

    private static Judge judge(Map<String, Set<String>> tenants) {
        return new Judge(KEYS, EnumSet.allOf(UnverifiedReason.class), tenants);
    }
}
