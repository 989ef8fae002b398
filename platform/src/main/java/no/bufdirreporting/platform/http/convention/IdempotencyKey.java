package no.bufdirreporting.platform.http.convention;

import java.security.Principal;
import java.util.List;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Texts;
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

    static IdempotencyKey parse(List<String> headers) {
        if (headers.isEmpty()) {
            return new IdempotencyKey(null);
        }
        String key = Texts.headerText(headers.getFirst());
        if (headers.size() > 1) {
            throw ProblemException.badRequest(List.of(new FieldError(HEADER, "must be given only once")));
        }
        if (!Code.Rule.isCode(key, Code.MAX)) {
            throw ProblemException.badRequest(List.of(new FieldError(HEADER, Code.MESSAGE)));
        }
        return new IdempotencyKey(key);
    }

    /** For requests that belong to no organization: keys of two senders never collide. Null if the client sent none. */
    public @Nullable String of(Principal sender) {
        return value == null ? null : sender.getName() + "\n" + value;
    }
}
