package no.bufdirreporting.platform.http.convention;

import java.util.Arrays;
import java.util.List;

/**
 * The {@code Prefer} header (RFC 7240), as an argument of a handler method. Unknown preferences are ignored, as the RFC
 * requires.
 *
 * @param respondAsync whether the client wants the answer before the read model shows its write
 */
public record Preference(boolean respondAsync) {

    static Preference parse(List<String> headers) {
        return new Preference(headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(preference -> preference.split(";", 2)[0].strip())
                .anyMatch("respond-async"::equalsIgnoreCase));
    }
}
