package io.harpline.schemas.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class AlertKeyTest {

    @ParameterizedTest
    @CsvSource({"T1, A1", "ä, ö", "'', A1", "T1, A1/2"})
    void shouldReadFromARecordKeyWhatItWritesThere(String tenant, String alert) {
        AlertKey key = new AlertKey(tenant, alert);

        assertThat(new String(key.bytes(), UTF_8)).isEqualTo(tenant + "/" + alert);
        assertThat(AlertKey.of(key.bytes())).isEqualTo(key);
    }

    @Test
    void shouldRefuseAKeyWithoutASlash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertKey.of("T1".getBytes(UTF_8)))
                .withMessageContaining("tenantId/alertId");
    }

    @ParameterizedTest
    @CsvSource({"LOW, LOW, LOW", "LOW, MEDIUM, MEDIUM", "HIGH, MEDIUM, HIGH"})
    void shouldKnowTheHigherSeverity(Severity one, Severity other, Severity higher) {
        assertThat(one.or(other)).isEqualTo(higher);
        assertThat(other.or(one)).isEqualTo(higher);
    }
}
