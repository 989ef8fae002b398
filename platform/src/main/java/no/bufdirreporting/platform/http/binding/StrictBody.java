package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds the JSON body to a record: component {@code orgId} is field {@code org_id}, required unless it is
 * {@code @Nullable}, and checked by its Jakarta constraints. Values are not coerced, and unknown fields are errors; all
 * errors are answered together with 400. A {@code @Nullable Optional<T>} is null if the field is absent, and empty if it is
 * explicitly null. A sealed interface stands for the records that it permits: the body must be exactly one of them,
 * recognized by the fields that the others lack.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface StrictBody {}
