package io.harpline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.local.demo.Sending.Telling;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ScenarioTest {

    private final Scenario scenario = scenario();

    @Test
    void shouldShowEveryKindOfFate() {
        assertThat(sendings().map(sending -> (Object) sending.fate().getClass()))
                .containsAll(List.of(
                        Fate.Refused.class,
                        Fate.Applied.class,
                        Fate.Duplicate.class,
                        Fate.Absorbed.class,
                        Fate.Quarantined.class));
    }

    @Test
    void shouldBeAboutATenantOfItsOwnInEveryRun() {
        assertThat(tellings().map(telling -> ids(telling).tenantId())).containsOnly(scenario.tenantId());
        assertThat(scenario().tenantId()).isNotEqualTo(scenario.tenantId());
    }

    @Test
    void shouldTellNothingThatIsUnreadableButTheNewerShape() {
        assertThat(tellings()
                        .filter(telling ->
                                NotificationReader.notification(bytes(telling)) instanceof Reading.Unreadable))
                .extracting(Telling::gist)
                .containsExactly("RAISED PLANT_CRITICAL");
    }

    @Test
    void shouldUseANotificationIdTwiceWithOtherBytes() {
        Telling altered = scenario.steps().getLast().sendings().getFirst().telling();

        assertThat(tellings().filter(telling -> ids(telling).equals(ids(altered))))
                .hasSize(4)
                .extracting(Telling::body)
                .filteredOn(altered.body()::equals)
                .hasSize(1);
    }

    private static Scenario scenario() {
        return Scenario.of(
                Instant.parse("2026-11-22T08:00:00Z"),
                () -> UlidCreator.getMonotonicUlid().toString());
    }

    private Stream<Sending> sendings() {
        return scenario.steps().stream().flatMap(step -> step.sendings().stream());
    }

    private Stream<Telling> tellings() {
        return sendings().map(Sending::telling);
    }

    private static NotificationIds ids(Telling telling) {
        return switch (NotificationReader.ids(bytes(telling))) {
            case Reading.Read<NotificationIds>(var ids) -> ids;
            case Reading.Unreadable<NotificationIds> unreadable -> throw new AssertionError(unreadable);
        };
    }

    private static byte[] bytes(Telling telling) {
        return telling.body().getBytes(UTF_8);
    }
}
