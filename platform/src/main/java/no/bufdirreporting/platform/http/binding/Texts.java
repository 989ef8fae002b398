package no.bufdirreporting.platform.http.binding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Normalizes the texts that clients send, so that texts that look the same are the same. */
public final class Texts {

    /** NEL, the Mongolian vowel separator, ZWSP, ZWNJ, ZWJ, the word joiner and the byte order mark. */
    private static final String OTHER_INVISIBLE = "\u0085\u180E\u200B\u200C\u200D\u2060\uFEFF";

    private Texts() {}

    /**
     * The text in NFC, without white space or characters of zero width at its ends.
     *
     * @throws InvalidValueException if it cannot be stored
     */
    public static String normalized(String text) {
        return trimmed(storable(text));
    }

    private static String trimmed(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int start = 0;
        int end = composed.length();
        while (start < end && isInvisible(composed.charAt(start))) {
            start++;
        }
        while (end > start && isInvisible(composed.charAt(end - 1))) {
            end--;
        }
        return composed.substring(start, end);
    }

    /** The text of a header, in NFC and trimmed: in UTF-8, or else in ISO 8859-1, as which the container has decoded it. */
    public static String headerText(String header) {
        return trimmed(decoded(header));
    }

    private static String decoded(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return header;
        }
    }

    /** PostgreSQL cannot store NUL, and UTF-8 cannot encode half a surrogate pair. */
    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValueException("must not contain the character U+0000");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidValueException("must not contain an unpaired surrogate");
        }
        return text;
    }

    private static boolean isInvisible(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || OTHER_INVISIBLE.indexOf(character) >= 0;
    }
}
