package no.bufdirreporting.platform.command;

import no.bufdirreporting.kernel.RejectedException;
import no.bufdirreporting.kernel.Rejection;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Matches the exceptions with which aggregates reject commands. */
public final class Refusals {

    private Refusals() {}

    /** A rejection of this kind and code. */
    public static Matcher<Throwable> refused(Rejection.Kind kind, String code) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof RejectedException refused
                        && refused.rejection().kind() == kind
                        && refused.rejection().code().equals(code);
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("refused as %s with the code %s".formatted(kind, code));
            }
        };
    }

    public static Matcher<Throwable> refusedAsStale() {
        return refused(Rejection.Kind.STALE, "stale-version");
    }
}
