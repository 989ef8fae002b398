package no.bufdirreporting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The connection by which a node belongs to those that share the read model. */
final class MemberSession {

    /** Where nodes tell each other something. */
    static final String CHANNEL = "bufdir_nodes";

    private static final String NAME = "bufdir node ";

    private static final String MEMBERS = """
            select substr(application_name, 13) from pg_stat_activity
            where datname = current_database() and starts_with(application_name, 'bufdir node ')""";

    /** Any number that nobody else in the database uses as an advisory lock. */
    private static final long LEAD = 0x62756664_6c656164L;

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

    /** To lead is to hold a lock, which ends with the connection. */
    boolean tryToLead() throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select pg_try_advisory_lock(" + LEAD + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
