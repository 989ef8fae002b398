package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.binding.Texts;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Reads request headers that hold a name: at most one value of at most 200 characters. */
final class HeaderText {

    /** Letters, marks, numbers, punctuation, symbols and spaces; no control or direction characters. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,200}");

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,200}");

    private HeaderText() {}

    /** Reads printable text. Null if the header is missing or invalid; an invalid one is added to the errors. */
    static @Nullable String text(HttpServletRequest request, String name, FieldErrors errors) {
        var values = Collections.list(request.getHeaders(name));
        if (values.isEmpty()) {
            return null;
        }
        String text = Texts.headerText(values.getFirst());
        if (values.size() > 1 || !isPrintable(text)) {
            errors.add(name, "must be given once, as 1 to 200 printable characters");
            return null;
        }
        return text;
    }

    static boolean isPrintable(String text) {
        return PRINTABLE.matcher(text).matches();
    }

    /** Reads visible ASCII. Null if the header is missing, given twice or invalid. */
    static @Nullable String token(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        return values.size() == 1 && VISIBLE_ASCII.matcher(values.getFirst()).matches() ? values.getFirst() : null;
    }
}
