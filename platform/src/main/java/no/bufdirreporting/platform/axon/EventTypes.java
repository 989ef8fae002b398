package no.bufdirreporting.platform.axon;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Maps the stored names of events to their classes, found by their {@link EventType} annotation. */
public final class EventTypes {

    private static final String BASE = "no.bufdirreporting";

    private static final Map<String, Class<?>> BY_NAME = find();

    private EventTypes() {}

    /** Whether this build can read events of this name. */
    public static boolean contains(String name) {
        return BY_NAME.containsKey(name);
    }

    /** The names of all events that this build can read, in order. */
    public static SortedSet<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    /** The name under which events of a class are stored. */
    public static String nameOf(Class<?> event) {
        return event.getAnnotation(EventType.class).name();
    }

    static Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static @Nullable EventType of(Class<?> type) {
        return type.getAnnotation(EventType.class);
    }

    /** Whether a stored name is a Java class name, as early builds wrote them. */
    public static boolean isClassName(String name) {
        return name.startsWith(BASE + ".");
    }

    private static Map<String, Class<?>> find() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventType.class));
        var loader = EventType.class.getClassLoader();
        // Fails if two events have the same name.
        return scanner.findCandidateComponents(BASE).stream()
                .<Class<?>>map(it -> ClassUtils.resolveClassName(it.getBeanClassName(), loader))
                .collect(Collectors.toUnmodifiableMap(
                        it -> it.getAnnotation(EventType.class).name(), Function.identity()));
    }
}
