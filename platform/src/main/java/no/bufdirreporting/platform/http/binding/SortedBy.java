package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.bufdirreporting.kernel.SortField;

/**
 * Names the fields that a list can be sorted by; {@code created_at} if a {@link Paging} has none. Without the parameter
 * {@code sort}, it is sorted by the first, the newest entry first.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface SortedBy {

    SortField[] value();
}
