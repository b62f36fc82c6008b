package io.harpline.schemas.gardin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Takes a valid body and changes one thing about its ids at a time.
@Execution(ExecutionMode.CONCURRENT)
class NotificationIdsTest {

    private final ValidBody body = new ValidBody();

    static Stream<Arguments> faultsOfAnId() {
        return Stream.of("tenantId", "alertId", "notificationId")
                .flatMap(field -> Stream.of(
                        Arguments.of(field, "null", "must be a text"),
                        Arguments.of(field, "7", "must be a text"),
                        Arguments.of(field, "{\"a\":1}", "must be a text"),
                        Arguments.of(field, "[\"A1\"]", "must be a text"),
                        Arguments.of(field, "\"\"", "is empty"),
                        Arguments.of(field, "\"" + "x".repeat(129) + "\"", "is longer than 128"),
                        Arguments.of(field, "\"a/b\"", "must be without '/'"),
                        Arguments.of(field, "\"a\\u002fb\"", "must be without '/'"),
                        Arguments.of(field, "\"a\\u0000b\"", "must be without '/'"),
                        Arguments.of(field, "\"a\\nb\"", "must be without '/'"),
                        Arguments.of(field, "\"a\\u007fb\"", "must be without '/'"),
                        Arguments.of(field, "\"a\\u0085b\"", "must be without '/'"),
                        Arguments.of(field, "\"a\\ud800b\"", "must be without '/'"),
                        Arguments.of(field, "\"a\\udc00\"", "must be without '/'")));
    }

    @ParameterizedTest
    @MethodSource("faultsOfAnId")
    void shouldNameTheFaultOfAnId(String field, String value, String why) {
        // When
        body.put(field, value);

        // Then
        ValidBody.assertUnreadable(body.json(), field, field + " " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "alertId", "notificationId"})
    void shouldDemandEachIdExactlyOnce(String field) {
        // Given
        String value = body.get(field);

        // When
        body.remove(field);

        // Then
        ValidBody.assertUnreadable(body.json(), field, field + " is missing");

        // When
        body.put("x", "1, \"%s\": %s, \"%s\": %s".formatted(field, value, field, value));

        // Then
        ValidBody.assertUnreadable(body.json(), field, field + " stands more than once");
    }

    @Test
    void shouldSeeThroughTwoSpellingsOfOneField() {
        // When
        body.put("alert\\u0049d", "\"A1\"");

        // Then
        ValidBody.assertUnreadable(body.json(), "alertId", "alertId stands more than once");
    }

    @Test
    void shouldLookForFieldsAtTheTopOnly() {
        // When
        body.remove("alertId");
        body.put("nested", "{\"alertId\": \"A1\"}");

        // Then
        ValidBody.assertUnreadable(body.json(), "alertId", "alertId is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a ULID", "ÄÖÜ", "\uD83C\uDF31", " ", "01H455VB4PEX5VSKNK084SN02Q", "-"})
    void shouldTakeIdsThatAreNoUlids(String id) {
        // When
        body.put("alertId", "\"" + id + "\"");

        // Then
        assertThat(ValidBody.read(body.json()).ids().alertId()).isEqualTo(id);
    }

    @Test
    void shouldTakeAnIdOf128CharactersHoweverManyBytesTheyAre() {
        // Given
        String id = "\uD83C\uDF31".repeat(128);

        // When
        body.put("alertId", "\"" + id + "\"");

        // Then
        assertThat(ValidBody.read(body.json()).ids().alertId()).isEqualTo(id);
    }
}
