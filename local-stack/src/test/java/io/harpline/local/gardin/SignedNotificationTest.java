package io.harpline.local.gardin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SignedNotificationTest {

    @Test
    void shouldSignAsThePublishedExampleDoes() {
        // When
        String signature =
                SignedNotification.sign("Hello, World!".getBytes(UTF_8), "It's a Secret to Everybody".getBytes(UTF_8));

        // Then
        assertThat(signature).isEqualTo("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }
}
