package no.bufdirreporting.platform.http.convention;

import java.util.List;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} header, as an argument of a handler method. A malformed one answers 400.
 *
 * @param value identifies a request and its repetitions; null if the client sent none
 */
public record IdempotencyKey(@Nullable String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    static IdempotencyKey parse(List<String> headers) {
        if (headers.isEmpty()) {
            return new IdempotencyKey(null);
        }
        if (headers.size() > 1 || !VISIBLE_ASCII.matcher(headers.getFirst()).matches()) {
            throw ProblemException.badRequest(
                    List.of(new FieldError(HEADER, "must be given once, as 1 to 255 visible ASCII characters")));
        }
        return new IdempotencyKey(headers.getFirst());
    }
}
