package no.bufdirreporting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database connection that makes a node a member of the cluster. */
final class MemberSession {

    /** The notification channel of the nodes. */
    static final String CHANNEL = "bufdir_nodes";

    private static final String NAME = "bufdir node ";

    private static final String MEMBERS = """
            select substr(application_name, 13) from pg_stat_activity
            where datname = current_database() and starts_with(application_name, 'bufdir node ')""";

    /** The advisory lock of the leader; an arbitrary number, unique in the database. */
    private static final long LEADER_LOCK = 0x62756664_6c656164L;

    private final JdbcClient jdbc;

    MemberSession(Connection connection, String id) throws SQLException {
        connection.setAutoCommit(true);
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("select set_config('application_name', ?, false)")
                .param(NAME + id)
                .query(String.class)
                .single();
        jdbc.sql("listen " + CHANNEL).update();
    }

    Set<String> members() {
        return jdbc.sql(MEMBERS).query(String.class).set();
    }

    /** Tries to take the leader's lock, which is released when the connection ends. */
    boolean tryToLead() {
        return jdbc.sql("select pg_try_advisory_lock(?)")
                .param(LEADER_LOCK)
                .query(Boolean.class)
                .single();
    }
}
