package no.bufdirreporting.platform.http.binding;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * An id or a code that clients choose. It fits in one segment of a path, so that what is recorded can be asked for. Path
 * variables obey the same rule without this annotation.
 */
@Documented
@Constraint(validatedBy = Code.Rule.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Code {

    int MAX = 200;

    String MESSAGE =
            "must have 1 to 200 characters, no slash, backslash, semicolon, question mark, number sign or control"
                    + " character, and not be one or two dots";

    String message() default MESSAGE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks texts that {@link Texts#normalized} has returned. */
    final class Rule implements ConstraintValidator<Code, String> {

        private static final String FORBIDDEN = "/\\;?#";

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || isCode(value, MAX);
        }

        /** @param max the maximum number of code points */
        public static boolean isCode(String text, int max) {
            return !text.isEmpty()
                    && text.codePointCount(0, text.length()) <= max
                    && text.chars().noneMatch(it -> FORBIDDEN.indexOf(it) >= 0 || Character.isISOControl(it))
                    && !text.equals(".")
                    && !text.equals("..");
        }
    }
}
