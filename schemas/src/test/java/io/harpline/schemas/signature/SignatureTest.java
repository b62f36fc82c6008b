package io.harpline.schemas.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class SignatureTest {

    // GitHub's published example.
    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);
    private static final String SIGNATURE = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    private static final SigningKey KEY =
            new SigningKey("default", new Secret("It's a Secret to Everybody".getBytes(UTF_8)));

    @Test
    void shouldVerifyAPublishedExample() {
        assertThat(Signature.of(List.of(SIGNATURE))).hasValueSatisfying(signature -> {
            assertThat(KEY.signed(BODY, signature)).isTrue();
            assertThat(signature.text()).isEqualTo(SIGNATURE);
        });
    }

    @Test
    void shouldVerifyUpperCaseDigits() {
        assertThat(Signature.of(List.of(SIGNATURE.toUpperCase(Locale.ROOT))))
                .hasValueSatisfying(
                        signature -> assertThat(KEY.signed(BODY, signature)).isTrue());
    }

    @Test
    void shouldNotVerifyAnyOtherBody() {
        Signature signature = Signature.of(List.of(SIGNATURE)).orElseThrow();
        for (int i = 0; i < BODY.length; i++) {
            byte[] altered = BODY.clone();
            altered[i] ^= 1;
            assertThat(KEY.signed(altered, signature)).isFalse();
        }
    }

    @Test
    void shouldNotVerifyAnyOtherSignature() {
        for (int i = 0; i < SIGNATURE.length(); i++) {
            char other = SIGNATURE.charAt(i) == '0' ? '1' : '0';
            String altered = SIGNATURE.substring(0, i) + other + SIGNATURE.substring(i + 1);
            assertThat(KEY.signed(BODY, Signature.of(List.of(altered)).orElseThrow()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e170",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1g",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1１",
                " 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b"
            })
    void shouldNotTakeWhatIsNot64HexDigits(String value) {
        assertThat(Signature.of(List.of(value))).isEmpty();
    }

    @Test
    void shouldTakeExactlyOneHeader() {
        assertThat(Signature.of(List.of())).isEmpty();
        assertThat(Signature.of(List.of(SIGNATURE, SIGNATURE))).isEmpty();
    }

    @Test
    void shouldNotPrintASecret() {
        assertThat(KEY.toString()).contains("default").doesNotContain("Everybody");
    }

    @Test
    void shouldRefuseAWeakSecretWithoutPrintingIt() {
        assertThatThrownBy(() -> new Secret("fifteen bytes!!".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must have at least 16 bytes, but has 15");
    }
}
