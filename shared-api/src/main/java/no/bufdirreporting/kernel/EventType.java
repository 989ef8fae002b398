package no.bufdirreporting.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which the events of a class are stored. They stay the same for ever, while the class may be
 * renamed or moved to another package.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** Unique among all events; the audit API shows it as {@code type}. */
    String name();

    /** Raised when the stored shape changes; an upcaster reads the earlier ones. */
    String revision() default "1";
}
