package no.bufdirreporting.standalone.openapi;

import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Says in a schema what the Jakarta constraints of a record component say. */
final class Constraints {

    private static final String SOMETHING_VISIBLE = "\\S";

    private Constraints() {}

    static void apply(Annotation[] annotations, Schema<?> schema) {
        for (var annotation : annotations) {
            apply(annotation, schema);
        }
    }

    private static void apply(Annotation annotation, Schema<?> schema) {
        switch (annotation) {
            case NotBlank _ -> schema.minLength(1).pattern(SOMETHING_VISIBLE);
            case NotEmpty _ -> atLeast(1, schema);
            case Size size -> {
                if (size.min() > 0) {
                    atLeast(size.min(), schema);
                }
                if (size.max() < Integer.MAX_VALUE) {
                    atMost(size.max(), schema);
                }
            }
            case Min min -> schema.minimum(BigDecimal.valueOf(min.value()));
            case Max max -> schema.maximum(BigDecimal.valueOf(max.value()));
            case PositiveOrZero _ -> schema.minimum(BigDecimal.ZERO);
            case Positive _ -> schema.minimum(BigDecimal.ONE);
            case Digits digits ->
                schema.exclusiveMaximumValue(BigDecimal.TEN.pow(digits.integer()))
                        .multipleOf(BigDecimal.ONE.movePointLeft(digits.fraction()));
            case Pattern pattern -> schema.pattern("^(?:" + pattern.regexp() + ")$");
            case Nullable _ -> {}
            default -> composed(annotation, schema);
        }
    }

    /** A constraint of our own is described by the standard ones that it is composed of. */
    private static void composed(Annotation annotation, Schema<?> schema) {
        if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
            for (var part : annotation.annotationType().getAnnotations()) {
                if (part.annotationType().getPackageName().equals(Size.class.getPackageName())) {
                    apply(part, schema);
                }
            }
        }
    }

    private static void atLeast(int size, Schema<?> schema) {
        switch (schema.getTypes().iterator().next()) {
            case "object" -> schema.minProperties(size);
            case "array" -> schema.minItems(size);
            default -> schema.minLength(size);
        }
    }

    private static void atMost(int size, Schema<?> schema) {
        switch (schema.getTypes().iterator().next()) {
            case "object" -> schema.maxProperties(size);
            case "array" -> schema.maxItems(size);
            default -> schema.maxLength(size);
        }
    }
}
