package io.harpline.schemas.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class KeyRingTest {

    /// GitHub's published example.
    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);

    private static final String SIGNED = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    private static final SigningKey KEY =
            new SigningKey("default", new Secret("It's a Secret to Everybody".getBytes(UTF_8)));
    private static final SigningKey OTHER = new SigningKey("other", new Secret("another secret, long".getBytes(UTF_8)));

    private final Signature signature = Signature.of(List.of(SIGNED)).orElseThrow();

    @Test
    void shouldFindTheKeyThatSignedExactlyTheseBytes() {
        assertThat(new KeyRing(List.of(OTHER, KEY)).signerOf(BODY, signature)).contains(KEY);
        assertThat(new KeyRing(List.of(OTHER)).signerOf(BODY, signature)).isEmpty();
        assertThat(new KeyRing(List.of(KEY)).signerOf("Hello, World?".getBytes(UTF_8), signature))
                .isEmpty();
    }

    @Test
    void shouldTakeASecretOfSixteenBytesAndNoneShorter() {
        assertThat(new Secret(new byte[16]).sign(BODY)).hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Secret(new byte[15]))
                .withMessage("must have at least 16 bytes, but has 15");
    }

    @Test
    void shouldNotPrintASecret() {
        assertThat(KEY.toString()).contains("redacted").doesNotContain("Everybody");
    }

    @Test
    void shouldOrderKeysBySourceThenById() {
        List<KeyName> inOrder = List.of(new KeyName("a", "2"), new KeyName("b", "1"), new KeyName("b", "2"));

        assertThat(Stream.of(2, 0, 1).map(inOrder::get).sorted()).isEqualTo(inOrder);
    }
}
