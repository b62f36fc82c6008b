package io.harpline.schemas.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whatever a sender writes into the header: parsing never throws, takes what a pattern takes, and gives its 32 bytes.
class SignatureFuzz {

    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{64}");

    @FuzzTest
    void shouldTakeExactly64HexDigits(byte[] header) {
        String value = new String(header, UTF_8);

        Optional<Signature> signature = Signature.of(List.of(value));

        assertThat(signature.isPresent()).isEqualTo(SIGNATURE.matcher(value).matches());
        signature.ifPresent(read -> {
            assertThat(read.text()).isEqualTo(value);
            assertThat(new BigInteger(1, read.bytes())).isEqualTo(new BigInteger(value, 16));
            assertThat(read.bytes()).hasSize(32);
        });
    }
}
