package no.bufdirreporting.platform.http.binding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;

/**
 * One field of a request or a file.
 *
 * @param property its name in the record
 * @param name its name in the request: the property in snake_case, unless it is given by {@link JsonProperty}
 * @param type the type of its value; for an Optional, that of the content
 * @param required whether it must be there
 * @param optional whether the component is an Optional, which tells null from absent
 * @param sortedBy for a {@link Paging}, what its list can be sorted by
 */
public record Field(
        String property, String name, Type type, boolean required, boolean optional, List<SortField> sortedBy) {

    private static final Naming NAMING = new Naming();

    public static Field of(RecordComponent component) {
        boolean optional = component.getType() == Optional.class;
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Type type = component.getGenericType();
        Type content = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = given == null ? NAMING.translate(component.getName()) : given.value();
        return new Field(component.getName(), name, content, !nullable && !optional, optional, sortedBy(component));
    }

    private static List<SortField> sortedBy(RecordComponent component) {
        var annotation = component.getAnnotation(SortedBy.class);
        return annotation == null ? List.of(SortField.CREATED_AT) : List.of(annotation.value());
    }

    boolean isPaging() {
        return type == Paging.class;
    }

    /** Names the fields of requests as Jackson names those of responses. */
    private static final class Naming extends PropertyNamingStrategies.SnakeCaseStrategy {

        private static final long serialVersionUID = 1L;

        @Override
        protected String translate(String property) {
            return super.translate(property);
        }
    }
}
