package io.harpline.sink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import io.harpline.sink.AnEvent;
import io.harpline.sink.domain.Routed.Nowhere;
import io.harpline.sink.domain.Routed.To;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class RoutesTest {

    private static final HarpMapping MAPPING = new HarpMapping(Templates.DEFAULT);
    private static final Integration DEFAULT = new Integration("default", null, null);
    private static final Integration EAST = new Integration("east", 3, null);
    private static final Integration YIELD = new Integration("yield", null, 5);
    private static final AnEvent EVENT = AnEvent.of("01H4ALERT");

    private static final Routes ROUTES = new Routes(
            MAPPING,
            List.of(
                    new Route("east", AlertType.PRODUCTIVITY, Severity.LOW, null),
                    new Route("east", null, Severity.MEDIUM, EAST),
                    new Route(null, AlertType.PRODUCTIVITY, Severity.LOW, YIELD)),
            DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "east, PRODUCTIVITY, none",
        "east, HEALTH, east",
        "west, PRODUCTIVITY, yield",
        "west, HEALTH, default",
        "East, HEALTH, default"
    })
    void shouldFollowTheFirstRouteThatTakesTheAlert(String tenant, AlertType type, String integration) {
        Routed routed = ROUTES.route(
                EVENT.tenant(tenant).about(type).severity(Severity.HIGH).build());

        assertThat(routed instanceof To to ? to.integration() : "none").isEqualTo(integration);
    }

    @Test
    void shouldPostWhatTheMappingMakesForTheIntegration() {
        assertThat(ROUTES.route(EVENT.build())).isEqualTo(new To("default", HarpMapping.of(EVENT.build())));
        assertThat(ROUTES.route(EVENT.tenant("east").severity(Severity.HIGH).build()))
                .isInstanceOfSatisfying(
                        To.class, to -> assertThat(to.alert().environmentId()).isEqualTo(3));
    }

    @Test
    void shouldSayWhyAnAlertGoesNowhere() {
        AnEvent east = EVENT.tenant("east");

        assertThat(ROUTES.route(east.about(AlertType.PRODUCTIVITY).build()))
                .isEqualTo(new Nowhere("its route leads to none"));
        assertThat(ROUTES.route(east.severity(Severity.LOW).build()))
                .isEqualTo(new Nowhere("below the lowest severity of its route"));
    }

    @Test
    void shouldCloseWhereItWasSentAndOnlyThere() {
        AnEvent east = EVENT.tenant("east");

        assertThat(ROUTES.route(east.increased(Severity.LOW, Severity.MEDIUM).build()))
                .isInstanceOf(To.class);
        assertThat(ROUTES.route(east.severity(Severity.MEDIUM)
                        .closed(CloseReason.EXPIRED)
                        .build()))
                .isInstanceOf(To.class);
        assertThat(ROUTES.route(
                        east.severity(Severity.LOW).closed(CloseReason.EXPIRED).build()))
                .isInstanceOf(Nowhere.class);
    }

    @Test
    void shouldSendEverythingToTheDefaultIntegrationWithoutRoutes() {
        assertThat(new Routes(MAPPING, List.of(), DEFAULT).route(EVENT.build()))
                .isEqualTo(new To("default", HarpMapping.of(EVENT.build())));
    }
}
