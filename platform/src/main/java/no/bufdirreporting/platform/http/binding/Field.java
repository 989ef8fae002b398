package no.bufdirreporting.platform.http.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;

/**
 * One field of a request.
 *
 * @param property its name in the record
 * @param name its name in the request
 * @param type what its value reads as; inside an Optional, the type of the content
 * @param required whether it must be there
 * @param optional whether the component is an Optional, which tells null from absent
 */
record Field(String property, String name, Type type, boolean required, boolean optional) {

    private static final Naming NAMING = new Naming();

    public static Field of(RecordComponent component) {
        boolean optional = component.getType() == Optional.class;
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Type type = component.getGenericType();
        Type content = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        return new Field(
                component.getName(), NAMING.translate(component.getName()), content, !nullable && !optional, optional);
    }

    boolean isPaging() {
        return type == Paging.class;
    }

    /** The strategy that names the fields of answers, opened up to name those of requests. */
    private static final class Naming extends PropertyNamingStrategies.SnakeCaseStrategy {

        @Override
        protected String translate(String property) {
            return super.translate(property);
        }
    }
}
