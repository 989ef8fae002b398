package no.bufdirreporting.platform.query.position;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The token table in PostgreSQL. A row that another transaction has locked is not waited for, unless it is one's own. */
@Component
public class JdbcSegmentClaims implements SegmentClaims {

    private static final String COLUMNS = "segment, owner, epoch, token, token_type";

    private static final String CLAIMABLE =
            "(owner is null or owner = ? or extended_at < clock_timestamp() - interval '%s seconds')"
                    .formatted(ReadModel.CLAIM_TIMEOUT.toSeconds());

    private static final String CLAIM = """
            update token_entry set owner = ?, epoch = epoch + 1, extended_at = clock_timestamp()
            where (processor_name, segment) in (
                select processor_name, segment from token_entry
                where processor_name = ? and segment = ?
                    and %s
                for update skip locked)
            returning %s""".formatted(CLAIMABLE, COLUMNS);

    private static final String HELD = " where processor_name = ? and segment = ? and owner = ? and epoch = ?";

    private static final String STORE = """
            update token_entry set token = ?, token_type = ?, extended_at = clock_timestamp(),
                event_position = coalesce(?, event_position), event_id = coalesce(?, event_id)""" + HELD;

    private static final String RELEASE = """
            update token_entry set owner = null
            where (processor_name, segment) in (
                select processor_name, segment from token_entry where %s for update skip locked)""";

    private final JdbcClient jdbc;
    private final Serializer serializer;

    JdbcSegmentClaims(JdbcClient jdbc, @Qualifier("eventSerializer") Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** The token table of another database. */
    public static SegmentClaims in(DataSource readModel) {
        return new JdbcSegmentClaims(JdbcClient.create(readModel), JacksonSerializer.defaultSerializer());
    }

    @Override
    public Map<Integer, Claim> of(String processor) {
        return jdbc
                .sql("select %s from token_entry where processor_name = ?".formatted(COLUMNS))
                .param(processor)
                .query(this::claim)
                .list()
                .stream()
                .collect(Collectors.toMap(Claim::segment, Function.identity()));
    }

    @Override
    public boolean create(String processor, int segments, @Nullable TrackingToken token) {
        return jdbc.sql("""
                        insert into token_entry (processor_name, segment, token, token_type)
                        select ?, segment, ?, ? from generate_series(0, ? - 1) as segment
                        on conflict do nothing""")
                        .params(processor, bytes(token), type(token), segments)
                        .update()
                > 0;
    }

    @Override
    public Set<Integer> claimable(String processor, String owner) {
        return jdbc.sql("select segment from token_entry where processor_name = ? and " + CLAIMABLE)
                .params(processor, owner)
                .query(Integer.class)
                .set();
    }

    @Override
    public Optional<Claim> claim(String processor, int segment, String owner) {
        return jdbc.sql(CLAIM)
                .params(owner, processor, segment, owner)
                .query(this::claim)
                .optional();
    }

    @Override
    public boolean store(String processor, Claim held, @Nullable TrackingToken token) {
        var last = LastEvents.ofBatch();
        return jdbc.sql(STORE)
                        .params(
                                bytes(token),
                                type(token),
                                last == null
                                        ? null
                                        : last.trackingToken().position().orElseThrow(),
                                last == null ? null : last.getIdentifier(),
                                processor,
                                held.segment(),
                                held.owner(),
                                held.epoch())
                        .update()
                == 1;
    }

    @Override
    public boolean extend(String processor, Claim held) {
        return update("update token_entry set extended_at = clock_timestamp()", processor, held);
    }

    @Override
    public boolean release(String processor, Claim held) {
        return update("update token_entry set owner = null", processor, held);
    }

    private boolean update(String update, String processor, Claim held) {
        return jdbc.sql(update + HELD)
                        .params(processor, held.segment(), held.owner(), held.epoch())
                        .update()
                == 1;
    }

    @Override
    public void releasePredecessors(String prefix, String self) {
        jdbc.sql(RELEASE.formatted("starts_with(owner, ?) and owner <> ?"))
                .params(prefix, self)
                .update();
    }

    @Override
    public int releaseAllBut(Collection<String> living) {
        return jdbc.sql(RELEASE.formatted("owner <> all (?)"))
                .param(living.toArray(String[]::new))
                .update();
    }

    private Claim claim(ResultSet row, int number) throws SQLException {
        byte[] token = row.getBytes("token");
        return new Claim(
                row.getInt("segment"),
                row.getString("owner"),
                row.getLong("epoch"),
                token == null ? null : token(token, row.getString("token_type")));
    }

    private TrackingToken token(byte[] token, String type) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(new String(token, StandardCharsets.UTF_8), String.class, type, null));
    }

    private byte @Nullable [] bytes(@Nullable TrackingToken token) {
        return token == null ? null : serializer.serialize(token, byte[].class).getData();
    }

    private @Nullable String type(@Nullable TrackingToken token) {
        return token == null ? null : serializer.typeForClass(token.getClass()).getName();
    }
}
