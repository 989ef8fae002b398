package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds the JSON body to a record: component {@code orgId} is field {@code org_id}, required unless it is
 * {@code @Nullable}, and held to its Jakarta constraints. Nothing is coerced and nothing unknown is ignored; all that
 * is wrong is answered at once with 400. A {@code @Nullable Optional<T>} tells an absent field (null) from one that is
 * explicitly null (empty). A sealed interface stands for the records that it permits: the body has to be exactly one of
 * them, told by the fields that the others lack.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface StrictBody {}
