package io.harpline.schemas.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Random instances of our records, within what their components' comments promise.
final class RandomRecords {

    private static final List<String> IDS =
            List.of("01H455VB4PEX5VSKNK084SN02Q", "x", "not a ULID", "ÄÖ\u4E16", "\uD83C\uDF31".repeat(128), "\"\\");
    private static final List<String> TEXTS =
            List.of("", "a/b", "line\nbreak", "\u0000", "<b>", "\uD83C\uDF31", "Grüße");

    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    <R> R next(Class<R> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i]);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private @Nullable Object value(RecordComponent component) throws ReflectiveOperationException {
        if (Shapes.isNullable(component) && random.nextBoolean()) {
            return null;
        }
        return switch (component.getName()) {
            case "schemaVersion" -> 1;
            case "version" -> 1 + random.nextLong(Long.MAX_VALUE - 1);
            case "eventId" -> hex(16);
            case "bodySha256", "answerSha256" -> hex(32);
            case "tenantId", "alertId", "notificationId" -> IDS.get(random.nextInt(IDS.size()));
            case "destination", "topic" -> "name-" + random.nextInt();
            default -> value(component.getGenericType());
        };
    }

    private Object value(Type type) throws ReflectiveOperationException {
        if (type == String.class) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return random.nextLong(Long.MAX_VALUE);
        }
        if (type == Instant.class) {
            return Instant.ofEpochMilli(random.nextLong(
                    Instant.parse("0000-01-01T00:00:00Z").toEpochMilli(),
                    Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli()));
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(list.getActualTypeArguments()[0]);
        }
        if (type instanceof Class<?> of && of.isEnum()) {
            Object[] constants = of.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (type instanceof Class<?> of && of.isRecord()) {
            return next(of);
        }
        throw new IllegalArgumentException("no random " + type);
    }

    private List<?> list(Type of) throws ReflectiveOperationException {
        if (of instanceof Class<?> constants && constants.isEnum()) {
            return Stream.of(constants.getEnumConstants())
                    .filter(constant -> random.nextBoolean())
                    .toList();
        }
        Object[] values = new Object[random.nextInt(4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(of);
        }
        return List.of(values);
    }

    private String hex(int bytes) {
        return IntStream.range(0, bytes)
                .mapToObj(i -> HexFormat.of().toHexDigits((byte) random.nextInt()))
                .reduce("", String::concat);
    }
}
