package io.harpline.operator.domain;

import static io.harpline.operator.domain.SomeEvidence.BODY;
import static io.harpline.operator.domain.SomeEvidence.evidence;
import static io.harpline.operator.domain.SomeEvidence.key;
import static io.harpline.operator.domain.SomeEvidence.signedWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.operator.domain.KnownKeys.Checked;
import io.harpline.schemas.signature.KeyName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class KnownKeysTest {

    private static final String NEW = "the secret that is good now";
    private static final String OLD = "the secret that was good then";

    private final KnownKeys keys = new KnownKeys(List.of(
            key("new", NEW, Period.ALWAYS),
            key("old", OLD, Period.parse("../2026-11-20T06:00:00.250Z").orElseThrow()),
            key("older", OLD + "er", Period.ALWAYS)));

    @ParameterizedTest
    @CsvSource({
        "the secret that is good now,     new,   OK",
        "the secret that was good then,   old,   OUTSIDE_ITS_TIME",
        "the secret that was good thener, new,   ANOTHER_KEY",
        "the secret that was good then,   new,   OUTSIDE_ITS_TIME",
        "a secret that nobody has here,   new,   ALTERED",
        "the secret that is good now,     other, UNKNOWN_KEY_ID"
    })
    void shouldTellWhoseSignatureItIs(String secret, String keyId, Verification verification) {
        Checked checked = keys.check(signedWith(secret, keyId), BODY);

        assertThat(checked.verification()).isEqualTo(verification);
        assertThat(checked.key())
                .isEqualTo(keyId.equals("other") ? Optional.empty() : Optional.of(new KeyName("gardin", keyId)));
    }

    @Test
    void shouldCallAnyOtherBodyAltered() {
        assertThat(keys.check(signedWith(NEW, "new"), "{}".getBytes(UTF_8)).verification())
                .isEqualTo(Verification.ALTERED);
        assertThat(keys.check(evidence("no signature", "new"), BODY).verification())
                .isEqualTo(Verification.ALTERED);
    }

    @Test
    void shouldNotCheckWithoutAKeyOfItsSource() {
        assertThat(new KnownKeys(List.of()).check(signedWith(NEW, "new"), BODY).verification())
                .isEqualTo(Verification.UNVERIFIABLE);
        assertThat(keys.knows("gardin")).isTrue();
        assertThat(keys.knows("stranger")).isFalse();
    }

    @Test
    void shouldMissEachHeaderThatItNeeds() {
        Evidence whole = signedWith(NEW, "new");
        Optional<String> no = Optional.empty();

        assertThat(Stream.of(
                        new Evidence(no, whole.receivedAt(), whole.ingestId(), whole.signature(), whole.keyId()),
                        new Evidence(whole.source(), no, whole.ingestId(), whole.signature(), whole.keyId()),
                        new Evidence(whole.source(), whole.receivedAt(), no, whole.signature(), whole.keyId()),
                        new Evidence(whole.source(), whole.receivedAt(), whole.ingestId(), no, whole.keyId()),
                        new Evidence(whole.source(), whole.receivedAt(), whole.ingestId(), whole.signature(), no)))
                .allMatch(less -> keys.check(less, BODY).verification() == Verification.MISSING_HEADERS);
    }
}
