package no.bufdirreporting.platform.http.binding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts query parameters to a JSON object, so that one binder serves both. A value that is not of its field's type stays
 * a string, which the binder reports.
 */
final class ParameterValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Limits the digits, since parsing a number with very many is slow. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    private ParameterValues() {}

    static ObjectNode asJson(Map<String, List<String>> parameters, RecordShape shape, FieldErrors errors) {
        ObjectNode object = JSON.objectNode();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                errors.add(name, "must be given only once");
            } else if (values.getFirst().isEmpty() && shape.names().contains(name)) {
                errors.add(name, "must not be empty");
            }
            object.set(name, value(values.getFirst(), shape, name));
        });
        return object;
    }

    private static JsonNode value(String text, RecordShape shape, String name) {
        return shape.flat()
                .filter(field -> field.name().equals(name) && field.type() instanceof Class<?>)
                .findFirst()
                .map(field -> value(text, (Class<?>) field.type()))
                .orElseGet(() -> JSON.stringNode(text));
    }

    private static JsonNode value(String text, Class<?> type) {
        if (Scalars.isNumber(type) && NUMBER.matcher(text).matches()) {
            return JSON.numberNode(new BigDecimal(text));
        }
        if (Scalars.isBoolean(type) && (text.equals("true") || text.equals("false"))) {
            return JSON.booleanNode(text.equals("true"));
        }
        return JSON.stringNode(text);
    }
}
