package io.harpline.sink.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.settings.BadConfig;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class LocalAddressesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "169.254.169.254",
                "224.0.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "::1",
                "::",
                "fe80::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "64:ff9b:1::127.0.0.1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::169.254.169.254"
            })
    void shouldKnowWhereAMachineServesItself(String address) {
        assertThat(LocalAddresses.isLocal(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.100.100.201",
                "128.0.0.1",
                "fd00::1",
                "2001:db8::1",
                "64:ff9b::192.0.2.1",
                "64:ff9b:1::192.0.2.1",
                "2002:c000:201::1",
                "::192.0.2.1"
            })
    void shouldLetAHarpInTheSameNetworkPass(String address) {
        assertThat(LocalAddresses.isLocal(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:169.254.169.254]"})
    void shouldNotStartWithAUrlThatLeadsThere(String host) {
        IntegrationUrl url = IntegrationUrl.parse("the.key", "http://" + host + "/?key=secret");
        CallLimits limits = new CallLimits(1, PATIENCE, PATIENCE);

        assertThatThrownBy(() -> HttpHarp.exceptLocal(VERTX, url, limits, Clock.systemUTC()))
                .isInstanceOf(BadConfig.class)
                .hasMessage("the.key leads to a loopback, link-local or metadata address,"
                        + " which harpline.sink.refuse-local-addresses forbids");
    }
}
