package no.bufdirreporting.platform.http.binding;

import java.nio.charset.StandardCharsets;

/** Rejects strings that cannot be stored: PostgreSQL cannot store NUL, and UTF-8 cannot encode half a surrogate pair. */
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
