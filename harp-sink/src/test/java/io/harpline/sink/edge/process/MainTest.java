package io.harpline.sink.edge.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void shouldNotBelieveAnAddressForEver() {
        Main.boundAddressCache();

        assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("30");
    }
}
