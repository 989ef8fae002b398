package no.bufdirreporting.platform.http.binding;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.springframework.web.servlet.HandlerMapping;

/** Normalizes the ids in a path and checks that they are {@link Code}s, before a handler method reads them. */
final class PathVariables {

    private static final String ATTRIBUTE = HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE;

    /** Longer than an id, since ids of aggregates have their kind in front. */
    private static final int MAX = 240;

    private PathVariables() {}

    static void normalize(HttpServletRequest request) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof Map<?, ?> variables) || variables.isEmpty()) {
            return;
        }
        var errors = new FieldErrors();
        var normalized = new LinkedHashMap<String, String>();
        variables.forEach((name, value) -> {
            String variable = String.valueOf(name);
            try {
                String text = Texts.normalized(String.valueOf(value));
                normalized.put(variable, text);
                if (!Code.Rule.isCode(text, MAX)) {
                    errors.add(variable, Code.MESSAGE);
                }
            } catch (InvalidValueException invalid) {
                errors.add(variable, invalid.getMessage());
            }
        });
        errors.throwIfAny();
        request.setAttribute(ATTRIBUTE, normalized);
    }
}
