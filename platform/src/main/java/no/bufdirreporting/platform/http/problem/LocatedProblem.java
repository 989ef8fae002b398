package no.bufdirreporting.platform.http.problem;

import java.net.URI;
import no.bufdirreporting.platform.http.path.DoubledPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** A problem with the path of its request. A copy, since one exception may be answered to several requests. */
final class LocatedProblem extends ProblemDetail {

    private static final long serialVersionUID = 1L;

    LocatedProblem(ProblemException problem, @Nullable String path) {
        super(problem.getBody());
        setInstance(path == null ? null : instance(path));
    }

    /** Null if the path is not a URI; Tomcat rejects such a request. */
    private static @Nullable URI instance(String path) {
        try {
            // A URI that starts with two slashes would name a host.
            return URI.create(DoubledPath.canonical(path).replaceFirst("^/+", "/"));
        } catch (IllegalArgumentException notUri) {
            return null;
        }
    }
}
