package no.bufdirreporting.audit.query;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far processors say that they have come. Only looked at: a token store would claim what it reads. */
final class StoredTokens {

    private final JdbcClient jdbc;
    private final JacksonSerializer serializer = JacksonSerializer.defaultSerializer();

    /** @param readModel with the live schema in sight */
    StoredTokens(DataSource readModel) {
        this.jdbc = JdbcClient.create(readModel);
    }

    private record Segment(@Nullable TrackingToken token) {}

    /** Whether every segment of a processor has come to the head; not so if there are no segments yet. */
    boolean cover(String processor, TrackingToken head) {
        var segments = segments(processor);
        return !segments.isEmpty()
                && segments.stream().map(Segment::token).allMatch(it -> it != null && it.covers(head));
    }

    /** The position that every segment of a processor has reached; 0 before its first event. */
    long position(String processor) {
        return segments(processor).stream()
                .map(Segment::token)
                .mapToLong(it -> it == null ? 0 : it.position().orElse(0))
                .min()
                .orElse(0);
    }

    private List<Segment> segments(String processor) {
        return jdbc.sql("select token, token_type from token_entry where processor_name = ?")
                .param(processor)
                .query((row, number) -> segment(row.getBytes(1), row.getString(2)))
                .list();
    }

    private Segment segment(byte @Nullable [] token, @Nullable String type) {
        return new Segment(
                token == null || type == null
                        ? null
                        : serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null)));
    }
}
