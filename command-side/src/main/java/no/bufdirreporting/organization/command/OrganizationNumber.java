package no.bufdirreporting.organization.command;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.bekk.bekkopen.org.OrganisasjonsnummerValidator;
import org.jspecify.annotations.Nullable;

/** A number of Norway's register of legal entities: nine digits, the last of which checks the others. */
@Pattern(regexp = "[0-9]{9}")
@ReportAsSingleViolation
@Constraint(validatedBy = OrganizationNumber.CheckDigit.class)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface OrganizationNumber {

    String message() default "must be an organization number: nine digits with a valid check digit";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the last digit. */
    final class CheckDigit implements ConstraintValidator<OrganizationNumber, String> {

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || OrganisasjonsnummerValidator.isValid(value);
        }
    }
}
