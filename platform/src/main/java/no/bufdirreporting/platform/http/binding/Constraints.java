package no.bufdirreporting.platform.http.binding;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Locale;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.hibernate.validator.HibernateValidator;

/** Holds values to the Jakarta constraints of their record component. Speaks English to every client. */
final class Constraints {

    private final Validator validator = Validation.byProvider(HibernateValidator.class)
            .configure()
            .locales(Locale.ENGLISH)
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory()
            .getValidator();

    void check(Class<?> record, String property, Object value, String path, FieldErrors errors) {
        validator.validateValue(record, property, value).stream()
                .map(violation -> new FieldError(path + place(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .forEach(error -> errors.add(error.field(), error.message()));
    }

    /** Where inside the value: nothing for the value itself, [2] or .key for an element of it. */
    private static String place(ConstraintViolation<?> violation) {
        var place = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                place.append('[').append(node.getIndex()).append(']');
            } else if (node.getKey() != null) {
                place.append('.').append(node.getKey());
            }
        }
        return place.toString();
    }
}
