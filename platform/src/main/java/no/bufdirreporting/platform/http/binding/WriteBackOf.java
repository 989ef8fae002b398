package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets clients send the body of a GET back: the fields of the view that the request record lacks, which only the server sets,
 * are accepted and ignored.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WriteBackOf {

    /** The view that a GET answers. */
    Class<? extends Record> value();
}
