package no.bufdirreporting.standalone.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.bufdirreporting.platform.access.Access;
import no.bufdirreporting.platform.http.binding.RequestFields;
import no.bufdirreporting.platform.http.binding.RequestFields.RequestField;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.Paged;
import no.bufdirreporting.platform.http.path.Endpoints;
import no.bufdirreporting.platform.http.security.ForAuditors;
import no.bufdirreporting.platform.http.table.GetTable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * One method of one path, and the handler methods that answer it.
 *
 * @param name method and path, such as {@code GET /api/v1/activities}
 * @param handler answers requests without {@code as_of} and {@code changed_since}
 * @param variant answers requests with them
 */
record Endpoint(String name, HandlerMethod handler, Optional<HandlerMethod> variant) {

    private static final Endpoints ENDPOINTS = new Endpoints();

    /** The endpoints of all mappings, by name. */
    static Map<String, Endpoint> of(Map<RequestMappingInfo, HandlerMethod> mappings) {
        var plain = new TreeMap<String, HandlerMethod>();
        var variants = new TreeMap<String, HandlerMethod>();
        mappings.forEach((mapping, handler) -> {
            boolean isVariant = !mapping.getParamsCondition().isEmpty();
            names(mapping).forEach(name -> (isVariant ? variants : plain).put(name, handler));
        });
        var endpoints = new TreeMap<String, Endpoint>();
        plain.forEach((name, handler) ->
                endpoints.put(name, new Endpoint(name, handler, Optional.ofNullable(variants.get(name)))));
        return endpoints;
    }

    private static Stream<String> names(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }

    String method() {
        return name.split(" ")[0];
    }

    String path() {
        return name.split(" ")[1];
    }

    boolean isOfApi() {
        return path().startsWith("/api/");
    }

    /** What it requires of requests without {@code as_of}. */
    Access access() {
        return access(false);
    }

    /** What it requires of requests, with or without the parameters of the variant. */
    Access access(boolean ofVariant) {
        return ENDPOINTS
                .access(HttpMethod.valueOf(method()), PathContainer.parsePath(path()), it -> ofVariant)
                .orElseThrow();
    }

    List<String> pathVariables() {
        return parameters(PathVariable.class).map(Parameter::getName).toList();
    }

    Optional<Class<?>> body() {
        return parameters(StrictBody.class).<Class<?>>map(Parameter::getType).findFirst();
    }

    /** Whether its variant is for auditors. */
    boolean hasVariantForAuditors() {
        return variant.filter(it -> AnnotatedElementUtils.hasAnnotation(it.getBeanType(), ForAuditors.class))
                .isPresent();
    }

    /** The query parameters, those of the variant included. */
    Collection<RequestField> query() {
        var fields = new TreeMap<Integer, RequestField>();
        query(handler).forEach(it -> fields.put(fields.size(), it));
        variant.ifPresent(other -> query(other)
                .filter(it ->
                        fields.values().stream().noneMatch(known -> known.name().equals(it.name())))
                .map(it -> new RequestField(it.component(), it.name(), false, false, it.allowed()))
                .toList()
                .forEach(it -> fields.put(fields.size(), it)));
        return fields.values();
    }

    private static Stream<RequestField> query(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getParameters())
                .filter(it -> it.isAnnotationPresent(RequestParameters.class))
                .flatMap(it -> RequestFields.of(it.getType()).stream());
    }

    boolean takes(Class<?> argument) {
        return Arrays.stream(handler.getMethod().getParameterTypes()).anyMatch(argument::equals);
    }

    /** The types of the body of an answer, of which the variant may have another one; none if the methods name none. */
    List<Type> answers() {
        return Stream.concat(answer(handler).stream(), variant.flatMap(Endpoint::answer).stream())
                .distinct()
                .toList();
    }

    private static Optional<Type> answer(HandlerMethod handler) {
        Type type = handler.getMethod().getGenericReturnType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
            type = generic.getActualTypeArguments()[0];
        }
        boolean known = type != void.class && (type instanceof Class<?> || type instanceof ParameterizedType);
        return known ? Optional.of(type) : Optional.empty();
    }

    /** Whether the answer is available in other formats than JSON. */
    boolean answersTable() {
        return handler.hasMethodAnnotation(GetTable.class);
    }

    boolean answersList() {
        return Paged.class.isAssignableFrom(handler.getMethod().getReturnType());
    }

    private Stream<Parameter> parameters(Class<? extends Annotation> annotation) {
        return Arrays.stream(handler.getMethod().getParameters()).filter(it -> it.isAnnotationPresent(annotation));
    }
}
