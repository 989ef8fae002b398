package no.bufdirreporting.platform.http.binding;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import no.bufdirreporting.kernel.Slice.Key;

/**
 * The place after an entry of a list, as an opaque text.
 *
 * @param list the list that it belongs to
 */
record Cursor(String list, Key last) {

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("%s %s %s".formatted(list, last.at(), last.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if the text is not a cursor. */
    static Optional<Cursor> parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            return parts.length == 3 && !parts[2].isEmpty() && parts[2].indexOf('\0') < 0
                    ? Optional.of(new Cursor(parts[0], new Key(Instant.parse(parts[1]), parts[2])))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
