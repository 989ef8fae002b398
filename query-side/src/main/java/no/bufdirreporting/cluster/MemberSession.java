package no.bufdirreporting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database connection that makes a node a member of the cluster. It holds the lock of the node's name. */
final class MemberSession {

    /** The notification channel of the nodes. */
    static final String CHANNEL = "bufdir_nodes";

    /** The names of connections begin with these, which are equally long, so that statements can cut them off. */
    private static final String STARTING = "bufdir join ";

    private static final String MEMBER = "bufdir node ";

    /** How long a connected node may be silent before it is no member; it asks for the members every second. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final String MEMBERS = """
            select substr(application_name, 13) from pg_stat_activity
            where datname = current_database() and starts_with(application_name, 'bufdir node ')
                and state_change > clock_timestamp() - interval '%s seconds'""".formatted(SILENCE.toSeconds());

    /** The class of the advisory locks of names; an arbitrary number, unique in the database. */
    private static final int NAME_LOCK = 0x6E6F6465;

    private static final String HOLDER = """
            select member.pid, format('id %s, connected since %s from %s, process %s of the database',
                substr(application_name, 13), date_trunc('second', backend_start), coalesce(client_addr::text, 'this host'),
                member.pid) as description
            from pg_locks as lock join pg_stat_activity as member using (pid)
            where locktype = 'advisory' and granted and objsubid = 2 and classid::bigint = ? and objid::int = hashtext(?)
                and lock.database = (select oid from pg_database where datname = current_database())""";

    private record Holder(int pid, String description) {}

    private final JdbcClient jdbc;
    private final NodeId id;

    /**
     * Takes the name; the node is no member before it joins.
     *
     * @throws NodeIdInUseException if another process of this name is connected
     */
    MemberSession(Connection connection, NodeId id) throws SQLException {
        connection.setAutoCommit(true);
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.id = id;
        requireName(id.name());
        nameConnection(STARTING);
    }

    /** Makes the node a member, to which others give segments. */
    void join() {
        nameConnection(MEMBER);
        jdbc.sql("listen " + CHANNEL).update();
    }

    private void nameConnection(String prefix) {
        jdbc.sql("select set_config('application_name', ?, false)")
                .param(prefix + id)
                .query(String.class)
                .single();
    }

    private void requireName(String name) {
        boolean free = jdbc.sql("select pg_try_advisory_lock(?, hashtext(?))")
                .params(NAME_LOCK, name)
                .query(Boolean.class)
                .single();
        if (!free) {
            var holder = jdbc.sql(HOLDER)
                    .params((long) NAME_LOCK, name)
                    .query(Holder.class)
                    .optional()
                    .orElse(new Holder(0, "it has just ended"));
            throw new NodeIdInUseException(name, holder.description(), holder.pid());
        }
    }

    /** The nodes that are connected and were heard lately. */
    Set<String> members() {
        return jdbc.sql(MEMBERS).query(String.class).set();
    }
}
