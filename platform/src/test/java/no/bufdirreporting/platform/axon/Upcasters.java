package no.bufdirreporting.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The upcasters in the order in which applications use them. */
final class Upcasters {

    private static final EventUpcaster CHAIN = new EventUpcasterChain(found());

    private Upcasters() {}

    private static List<EventUpcaster> found() {
        try (var context = new AnnotationConfigApplicationContext()) {
            var scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AssignableTypeFilter(EventUpcaster.class));
            scanner.scan("no.bufdirreporting");
            context.refresh();
            return context.getBeanProvider(EventUpcaster.class).orderedStream().toList();
        }
    }

    /** Upcasts and deserializes a stored event. */
    static Object read(String type, String revision, String json, Serializer serializer) {
        var stored = new GenericDomainEventEntry<>(
                "Test",
                "aggregate-1",
                0,
                "event-1",
                "2026-02-03T10:00:00Z",
                type,
                revision,
                json.getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
        var events = EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), serializer, CHAIN)
                .asStream()
                .toList();
        assertThat(events).hasSize(1);
        return events.getFirst().getPayload();
    }
}
