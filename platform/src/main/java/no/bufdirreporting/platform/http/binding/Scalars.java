package no.bufdirreporting.platform.http.binding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads single JSON values without coercion: "4" is not a number, and 4.5 is not an integer. */
final class Scalars {

    /** More digits than any figure has. Expanding 1e999999999 would use all memory. */
    private static final int MAX_DIGITS = 30;

    private static final Set<Class<?>> NUMBERS =
            Set.of(Integer.class, int.class, Long.class, long.class, BigDecimal.class);

    private static final Map<Class<?>, Function<JsonNode, Object>> READERS = Map.ofEntries(
            Map.entry(String.class, value -> Texts.normalized(text(value))),
            Map.entry(Integer.class, Scalars::integer),
            Map.entry(int.class, Scalars::integer),
            Map.entry(Long.class, Scalars::longInteger),
            Map.entry(long.class, Scalars::longInteger),
            Map.entry(BigDecimal.class, Scalars::decimal),
            Map.entry(Boolean.class, Scalars::bool),
            Map.entry(boolean.class, Scalars::bool),
            Map.entry(Instant.class, value -> Times.instant(text(value))),
            Map.entry(LocalDate.class, value -> Times.date(text(value))),
            Map.entry(Moment.class, value -> Moment.parse(text(value))),
            Map.entry(StorePosition.class, value -> StorePosition.parse(text(value))),
            Map.entry(TimeBound.class, value -> TimeBound.parse(text(value))));

    private Scalars() {}

    static Object read(JsonNode value, Class<?> type) {
        if (type.isEnum()) {
            return constant(value, type);
        }
        var reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("Requests cannot hold a " + type);
        }
        return reader.apply(value);
    }

    /** Whether the type is read from a single value, even if it is a record. */
    static boolean reads(Class<?> type) {
        return READERS.containsKey(type);
    }

    static boolean isNumber(Class<?> type) {
        return NUMBERS.contains(type);
    }

    static boolean isBoolean(Class<?> type) {
        return type == Boolean.class || type == boolean.class;
    }

    private static String text(JsonNode value) {
        if (!value.isString()) {
            throw new InvalidValueException("must be a string");
        }
        return value.stringValue();
    }

    private static BigDecimal number(JsonNode value) {
        if (!value.isNumber()) {
            throw new InvalidValueException("must be a number");
        }
        return value.decimalValue();
    }

    private static Object integer(JsonNode value) {
        try {
            return number(value).intValueExact();
        } catch (ArithmeticException inexact) {
            throw new InvalidValueException(
                    "must be a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
    }

    private static Object longInteger(JsonNode value) {
        try {
            return number(value).longValueExact();
        } catch (ArithmeticException inexact) {
            throw new InvalidValueException("must be a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
        }
    }

    private static BigDecimal decimal(JsonNode value) {
        BigDecimal decimal = number(value).stripTrailingZeros();
        if (decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS) {
            throw new InvalidValueException("must be a number of at most " + MAX_DIGITS + " digits");
        }
        return decimal;
    }

    private static Object bool(JsonNode value) {
        if (!value.isBoolean()) {
            throw new InvalidValueException("must be true or false");
        }
        return value.booleanValue();
    }

    private static Object constant(JsonNode value, Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> value.isString() && value.stringValue().equals(nameOf(constant)))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("must be one of "
                        + Arrays.stream(constants).map(Scalars::nameOf).collect(Collectors.joining(", "))));
    }

    private static String nameOf(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }
}
