package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets clients send the body of a GET back. Fields of the view that the request record lacks are accepted and ignored, since
 * only the server sets them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WriteBackOf {

    /** The view that a GET answers. */
    Class<? extends Record> value();
}
