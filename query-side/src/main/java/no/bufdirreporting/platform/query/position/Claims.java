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

/** Axon's table of tokens as it is: how far the segments of a processor have come, and which node works on them. */
@Component
public class Claims {

    private final JdbcClient jdbc;
    private final Serializer serializer;

    Claims(JdbcClient jdbc, @Qualifier("eventSerializer") Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** Those in a database that is not the application's own. */
    public static Claims in(DataSource readModel) {
        return new Claims(JdbcClient.create(readModel), JacksonSerializer.defaultSerializer());
    }

    /**
     * @param owner the node that works on the segment; null if none does
     * @param token how far it has come; null before its first event
     */
    public record Claim(
            int segment, @Nullable String owner, @Nullable TrackingToken token) {

        /** Whether it has come to the given end of the store. */
        public boolean covers(@Nullable TrackingToken head) {
            return head == null || (token != null && token.covers(head));
        }
    }

    /** The claims on a processor's segments, by segment. */
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

    /** Frees what is claimed by nodes that are no more; returns how many segments that were. */
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
