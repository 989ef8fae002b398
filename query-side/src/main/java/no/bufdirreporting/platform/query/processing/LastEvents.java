package no.bufdirreporting.platform.query.processing;

import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Records the identity of the latest event of each batch beside its token, in the same transaction. */
@Component
public class LastEvents {

    private static final String RECORD =
            "update token_entry set event_position = ?, event_id = ? where processor_name = ? and segment = ?";

    private final JdbcTemplate jdbc;

    LastEvents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** To be registered on every processor that writes a read model. */
    public MessageHandlerInterceptor<EventMessage<?>> recording(String processor) {
        String segment = "Processor[" + processor + "]/SegmentId";
        return (unitOfWork, chain) -> {
            if (unitOfWork.getMessage() instanceof TrackedEventMessage<?> event
                    && unitOfWork.resources().get(segment) instanceof Integer id) {
                WriteBehind.buffer(LastEvent.class, () -> new LastEvent(processor, id)).event = event;
            }
            return chain.proceed();
        };
    }

    private final class LastEvent implements WriteBehind.Buffer {

        private final String processor;
        private final int segment;
        private @Nullable TrackedEventMessage<?> event;

        private LastEvent(String processor, int segment) {
            this.processor = processor;
            this.segment = segment;
        }

        @Override
        public void flush() {
            var last = Objects.requireNonNull(event);
            jdbc.update(
                    RECORD, last.trackingToken().position().orElseThrow(), last.getIdentifier(), processor, segment);
        }
    }
}
