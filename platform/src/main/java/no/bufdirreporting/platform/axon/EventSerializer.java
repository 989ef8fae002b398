package no.bufdirreporting.platform.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/** Stores events under the names of {@link EventTypes}, and everything else, such as tokens, under class names. */
public final class EventSerializer extends JacksonSerializer {

    private EventSerializer(Builder builder) {
        super(builder);
    }

    /** @param mapper writes and reads the payloads */
    public static EventSerializer with(ObjectMapper mapper) {
        return new EventSerializer(JacksonSerializer.builder().objectMapper(mapper));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        var event = type == null ? null : EventTypes.of(type);
        return event == null ? super.typeForClass(type) : new SimpleSerializedType(event.name(), event.revision());
    }

    /** @return {@link UnknownSerializedType} if this build has no event of that name */
    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        if (EventTypes.isClassName(type.getName())) {
            throw new ClassNamedEventsException(type.getName());
        }
        return EventTypes.classOf(type.getName()).<Class>map(it -> it).orElseGet(() -> super.classForType(type));
    }
}
