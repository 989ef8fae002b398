package no.bufdirreporting.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and revision under which events of a class are stored. They never change; the class may be renamed or moved. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** Unique among all events. The audit API shows it as {@code type}. */
    String name();

    /** Increased when the stored shape changes; an upcaster converts older revisions. */
    String revision() default "1";
}
