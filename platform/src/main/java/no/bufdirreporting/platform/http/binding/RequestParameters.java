package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds the query parameters to a record by the rules of {@link StrictBody}; a parameter given twice is an error. A
 * component of type {@link Paging} stands for {@code page} and {@code limit}. A handler method under {@code /api/}
 * without such an argument accepts no query parameter at all.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequestParameters {}
