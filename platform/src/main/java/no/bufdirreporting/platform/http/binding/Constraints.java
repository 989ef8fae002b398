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

/** Checks values by the Jakarta constraints of their record component. Messages are in English for every client. */
final class Constraints {

    private final Validator validator = Validation.byProvider(HibernateValidator.class)
            .configure()
            .locales(Locale.ENGLISH)
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory()
            .getValidator();

    void check(Class<?> record, String property, Object value, String path, FieldErrors errors) {
        validator.validateValue(record, property, value).stream()
                .map(violation -> new FieldError(path + pathOf(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .forEach(error -> errors.add(error.field(), error.message()));
    }

    /** The path of the violation within the value: empty for the value itself, [2] or .key for an element. */
    private static String pathOf(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                path.append('[').append(node.getIndex()).append(']');
            } else if (node.getKey() != null) {
                path.append('.').append(node.getKey());
            }
        }
        return path.toString();
    }
}
