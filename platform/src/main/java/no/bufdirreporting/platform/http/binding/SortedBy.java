package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the field that a list is sorted by, the newest first; {@code created_at} if a {@link Paging} has none. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface SortedBy {

    String value();
}
