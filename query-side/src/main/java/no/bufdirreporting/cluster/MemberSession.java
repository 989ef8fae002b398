package no.bufdirreporting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

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

    private final Connection connection;

    MemberSession(Connection connection, String id) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(true);
        try (var setting = connection.prepareStatement("select set_config('application_name', ?, false)");
                var listen = connection.createStatement()) {
            setting.setString(1, NAME + id);
            setting.execute();
            listen.execute("listen " + CHANNEL);
        }
    }

    Set<String> members() throws SQLException {
        var members = new HashSet<String>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery(MEMBERS)) {
            while (rows.next()) {
                members.add(rows.getString(1));
            }
        }
        return members;
    }

    /** Tries to take the leader's lock, which is released when the connection ends. */
    boolean tryToLead() throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select pg_try_advisory_lock(" + LEADER_LOCK + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
