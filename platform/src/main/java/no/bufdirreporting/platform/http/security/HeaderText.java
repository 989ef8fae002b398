package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Headers that hold a name, which is given once and has at most 200 characters. */
final class HeaderText {

    /** Letters, marks, numbers, punctuation, symbols and spaces; nothing that hides or turns around what is read. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,200}");

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,200}");

    private HeaderText() {}

    /** Printable text in UTF-8. Null if there is no such header, or it is wrong; then it has been added to the errors. */
    static @Nullable String text(HttpServletRequest request, String name, FieldErrors errors) {
        return read(request, name, PRINTABLE, "must be given once, as 1 to 200 printable characters", errors);
    }

    /** Visible ASCII. Null if there is no such header, or it is wrong; then it has been added to the errors. */
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

    /** What the servlet container takes for ISO 8859-1; empty if it is not UTF-8. */
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
