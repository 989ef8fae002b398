package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Reads request headers that hold a name: at most one value of at most 200 characters. */
final class HeaderText {

    /** Letters, marks, numbers, punctuation, symbols and spaces; no control or direction characters. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,200}");

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,200}");

    private HeaderText() {}

    /** Reads printable UTF-8 text. Null if the header is missing or invalid; an invalid one is added to the errors. */
    static @Nullable String text(HttpServletRequest request, String name, FieldErrors errors) {
        return read(request, name, PRINTABLE, "must be given once, as 1 to 200 printable characters", errors);
    }

    /** Reads visible ASCII. Null if the header is missing or invalid; an invalid one is added to the errors. */
    static @Nullable String token(HttpServletRequest request, String name, FieldErrors errors) {
        return read(request, name, VISIBLE_ASCII, "must be given once, as 1 to 200 visible ASCII characters", errors);
    }

    private static @Nullable String read(
            HttpServletRequest request, String name, Pattern allowed, String message, FieldErrors errors) {
        var values = Collections.list(request.getHeaders(name));
        if (values.isEmpty()) {
            return null;
        }
        String text = utf8(values.getFirst()).strip();
        if (values.size() > 1 || !allowed.matcher(text).matches()) {
            errors.add(name, message);
            return null;
        }
        return text;
    }

    /** Decodes a header, which the servlet container decoded as ISO 8859-1, as UTF-8; empty if it is not valid UTF-8. */
    private static String utf8(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException other) {
            return "";
        }
    }
}
