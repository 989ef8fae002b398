package no.bufdirreporting.platform.http.convention;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The {@code Prefer} header (RFC 7240), as an argument of a handler method. Unknown preferences are ignored, as the RFC
 * requires.
 *
 * @param respondAsync whether the client wants the answer before the read model shows its write
 * @param strict whether the client wants warnings to refuse its write: {@code handling=strict}
 */
public record Preference(boolean respondAsync, boolean strict) {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    static Preference parse(List<String> headers) {
        var preferences = headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(preference ->
                        WHITE_SPACE.matcher(preference.split(";", 2)[0]).replaceAll(""))
                .map(preference -> preference.replace("\"", "").toLowerCase(Locale.ROOT))
                .toList();
        return new Preference(preferences.contains("respond-async"), preferences.contains("handling=strict"));
    }
}
