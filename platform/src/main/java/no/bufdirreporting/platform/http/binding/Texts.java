package no.bufdirreporting.platform.http.binding;

import java.nio.charset.StandardCharsets;

/** Which strings can be kept: PostgreSQL has no place for NUL, and UTF-8 none for half a surrogate pair. */
final class Texts {

    private Texts() {}

    static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValueException("must not contain the character U+0000");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidValueException("must not contain an unpaired surrogate");
        }
        return text;
    }
}
