package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets clients send the body of a GET, or of the answer to a write, back. Fields of the view that the request record lacks,
 * and {@link #WARNINGS}, are accepted and ignored, since only the server sets them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WriteBackOf {

    /** What the answer to a write has beside the view. */
    String WARNINGS = "warnings";

    /** The view that a GET answers. */
    Class<? extends Record> value();
}
