package no.bufdirreporting.platform.axon;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The events of this build by the names under which they are stored, found by their {@link EventType} annotation. */
public final class EventTypes {

    private static final String BASE = "no.bufdirreporting";

    private static final Map<String, Class<?>> BY_NAME = find();

    private EventTypes() {}

    /** Whether events of this name can be read. */
    public static boolean contains(String name) {
        return BY_NAME.containsKey(name);
    }

    static Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static @Nullable EventType of(Class<?> type) {
        return type.getAnnotation(EventType.class);
    }

    /** Whether a stored name is a Java class name, as builds wrote before events had names of their own. */
    public static boolean isClassName(String name) {
        return name.startsWith(BASE + ".");
    }

    private static Map<String, Class<?>> find() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventType.class));
        var loader = EventType.class.getClassLoader();
        // Two events of one name fail here: what is stored would be read as either.
        return scanner.findCandidateComponents(BASE).stream()
                .<Class<?>>map(it -> ClassUtils.resolveClassName(it.getBeanClassName(), loader))
                .collect(Collectors.toUnmodifiableMap(
                        it -> it.getAnnotation(EventType.class).name(), Function.identity()));
    }
}
