package no.bufdirreporting.reportdata.command;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which values of a definition file are texts that can be stored and found again. */
final class DefinitionText {

    static final int LONGEST_NAME = 200;

    private DefinitionText() {}

    /** What is wrong with an id, a key or a type, if anything. */
    static Optional<String> problemOfName(@Nullable Object value) {
        return problemOf(value)
                .or(() -> value instanceof String name && name.length() > LONGEST_NAME
                        ? Optional.of("has more than %d characters".formatted(LONGEST_NAME))
                        : Optional.empty());
    }

    /** What is wrong with any text, if anything. */
    static Optional<String> problemOf(@Nullable Object value) {
        return Optional.ofNullable(problem(value));
    }

    private static @Nullable String problem(@Nullable Object value) {
        if (value == null) {
            return "is missing";
        }
        if (!(value instanceof String text)) {
            boolean quotesHelp = value instanceof Number || value instanceof Boolean || value instanceof Date;
            return "must be text, but is " + kindOf(value) + (quotesHelp ? "; put it in quotes" : "");
        }
        if (text.isBlank()) {
            return "is blank";
        }
        if (!text.equals(text.strip())) {
            return "starts or ends with a space";
        }
        boolean storable = StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.chars().noneMatch(Character::isISOControl);
        return storable ? null : "has a control character or half a surrogate pair";
    }

    /** How a person would call it. */
    static String kindOf(@Nullable Object value) {
        return switch (value) {
            case null -> "empty";
            case String _ -> "text";
            case Boolean _ -> "true or false";
            case Number _ -> "a number";
            case Date _ -> "a date";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "keys and values";
            default -> "something else";
        };
    }
}
