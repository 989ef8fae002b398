package no.bufdirreporting.platform.axon;

import java.util.List;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

/** Finds every message of shared-api by a class path scan, so that none is forgotten. */
final class Messages {

    private Messages() {}

    static Serializer serializer() {
        return JacksonSerializer.builder()
                .objectMapper(new AxonConventions().messageMapper())
                .build();
    }

    static Serializer eventSerializer() {
        return EventSerializer.with(new AxonConventions().messageMapper());
    }

    static List<Class<?>> events() {
        return classes(new AnnotationTypeFilter(EventType.class));
    }

    static List<Class<?>> of(Class<?> type) {
        return classes(new AssignableTypeFilter(type));
    }

    private static List<Class<?>> classes(TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        var home = EventType.class.getClassLoader();
        return scanner.findCandidateComponents("no.bufdirreporting").stream()
                .<Class<?>>map(it -> ClassUtils.resolveClassName(it.getBeanClassName(), home))
                .filter(Messages::isOfSharedApi)
                .toList();
    }

    /** Platform's own records are not messages. */
    private static boolean isOfSharedApi(Class<?> type) {
        var sharedApi = OrganizationEvent.class;
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(sharedApi.getProtectionDomain().getCodeSource().getLocation());
    }
}
