package no.bufdirreporting.platform.http.admission;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.problem.StatusProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Waits for the JSON body of a request before the request is admitted, so that slow clients take no place from others.
 * Bodies of other types, and those that are too large, are left to their endpoint.
 */
final class BodyArrival {

    private final int maxBytes;
    private final Duration timeout;
    private final BodyBudget budget;

    BodyArrival(int maxBytes, Duration timeout, BodyBudget budget) {
        this.maxBytes = maxBytes;
        this.timeout = timeout;
        this.budget = budget;
    }

    /** The request with its body, which the caller closes. */
    record Complete(HttpServletRequest request, ArrivedBody body) {}

    /** @throws ProblemException 408 if it takes too long, 503 if there is no memory left, 400 if it breaks off */
    Complete of(HttpServletRequest request) {
        var body = new ArrivedBody(budget);
        if (!isJson(request) || request.getContentLengthLong() > maxBytes) {
            return new Complete(request, body);
        }
        try {
            read(request.getInputStream(), body);
            return new Complete(new WithBody(request, body), body);
        } catch (IOException broken) {
            body.close();
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST, "malformed-body", "The body ended before it was complete.");
        } catch (RuntimeException refused) {
            body.close();
            throw refused;
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /** Reads one byte more than allowed at most, by which the endpoint sees that there are too many. */
    private void read(InputStream from, ArrivedBody to) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        int left = maxBytes + 1;
        var part = new byte[Math.min(left, ArrivedBody.PART)];
        int filled = 0;
        while (left > 0) {
            int count = from.read(part, filled, Math.min(left, part.length - filled));
            if (count < 0) {
                break;
            }
            if (System.nanoTime() > deadline) {
                throw StatusProblem.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "The body did not arrive within %s s.".formatted(timeout.toSeconds()));
            }
            left -= count;
            filled += count;
            if (filled == part.length) {
                to.add(part);
                part = new byte[ArrivedBody.PART];
                filled = 0;
            }
        }
        if (filled > 0) {
            to.add(Arrays.copyOf(part, filled));
        }
    }

    private static final class WithBody extends HttpServletRequestWrapper {

        private final ArrivedBody body;

        WithBody(HttpServletRequest request, ArrivedBody body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }
    }
}
