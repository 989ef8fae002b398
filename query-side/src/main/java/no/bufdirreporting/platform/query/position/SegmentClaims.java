package no.bufdirreporting.platform.query.position;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads Axon's token table: the token of each segment of a processor, and the node that has claimed it. */
@Component
public class SegmentClaims {

    private final JdbcClient jdbc;
    private final Serializer serializer;

    SegmentClaims(JdbcClient jdbc, @Qualifier("eventSerializer") Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** Reads the token table of another database. */
    public static SegmentClaims in(DataSource readModel) {
        return new SegmentClaims(JdbcClient.create(readModel), JacksonSerializer.defaultSerializer());
    }

    /**
     * @param owner the node that has claimed the segment; null if none has
     * @param token the stored token; null before the first event
     */
    public record Claim(
            int segment, @Nullable String owner, @Nullable TrackingToken token) {

        /** Whether the token has reached the given head. */
        public boolean covers(@Nullable TrackingToken head) {
            return head == null || (token != null && token.covers(head));
        }
    }

    /** The claims of a processor, by segment. */
    public Map<Integer, Claim> of(String processor) {
        var claims = new HashMap<Integer, Claim>();
        jdbc.sql("select segment, owner, token, token_type from token_entry where processor_name = ?")
                .param(processor)
                .query(row -> {
                    int segment = row.getInt("segment");
                    byte[] token = row.getBytes("token");
                    claims.put(
                            segment,
                            new Claim(
                                    segment,
                                    row.getString("owner"),
                                    token == null ? null : token(token, row.getString("token_type"))));
                });
        return claims;
    }

    /** Releases the claims of all other nodes; returns the number of released segments. */
    public int releaseAllBut(Collection<String> living) {
        return jdbc.sql("update token_entry set owner = null where owner is not null and owner <> all (?)")
                .param(living.toArray(String[]::new))
                .update();
    }

    private TrackingToken token(byte[] token, String type) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(new String(token, StandardCharsets.UTF_8), String.class, type, null));
    }
}
