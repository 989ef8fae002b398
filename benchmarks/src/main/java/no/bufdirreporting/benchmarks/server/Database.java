package no.bufdirreporting.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A PostgreSQL of a measured server, asked beside it. */
public record Database(int port, String name) {

    private static final int FETCH_SIZE = 1_000;

    private static final String BYTES = """
            select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
            """;

    private static final String SETTINGS = """
            select name, setting from pg_settings where source = 'command line'
            and name not in ('port', 'data_directory', 'data_sync_retry')
            """;

    private static final String WRITTEN = """
            select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'),
                (select sum(fsyncs) from pg_stat_io where object = 'wal'),
                (select sum(xact_commit) from pg_stat_database)
            """;

    /**
     * What the database has written since it was started.
     *
     * @param walBytes bytes of the write-ahead log
     * @param syncs how often the log was forced to disk
     * @param commits transactions, those that only read included
     */
    public record Written(double walBytes, double syncs, double commits) {

        /** The difference from an earlier reading, divided by a number of requests. */
        public Written since(Written before, double requests) {
            return new Written(
                    (walBytes - before.walBytes) / requests,
                    (syncs - before.syncs) / requests,
                    (commits - before.commits) / requests);
        }
    }

    /** Opens a connection of the superuser, who needs no password on this machine. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres";
    }

    /** The bytes of all tables and indexes of all schemas, without the write-ahead log. */
    public double bytes() throws SQLException {
        return row(BYTES, row -> row.getDouble(1));
    }

    /** The settings with which the server was started. */
    public Map<String, String> settings() throws SQLException {
        var settings = new TreeMap<String, String>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }

    /** What was written until now. Idle sessions report their counters only after ten seconds. */
    public Written written() throws SQLException, InterruptedException {
        Thread.sleep(11_000);
        return row(WRITTEN, row -> new Written(row.getDouble(1), row.getDouble(2), row.getDouble(3)));
    }

    /** The first column of all rows. */
    public List<String> texts(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** A number that the database knows. */
    public long number(String query) throws SQLException {
        return row(query, row -> row.getLong(1));
    }

    /** Executes statements one after the other, each in a transaction of its own. */
    public void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Reads all events in their order and parses payload and metadata; returns the number of events. */
    public long readEvents() throws SQLException {
        var json = JsonMapper.shared();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH_SIZE);
            long events = 0;
            try (var rows = statement.executeQuery("select * from events.domain_event_entry order by global_index")) {
                while (rows.next()) {
                    json.readTree(new String(rows.getBytes("payload"), StandardCharsets.UTF_8));
                    json.readTree(new String(rows.getBytes("meta_data"), StandardCharsets.UTF_8));
                    events++;
                }
            }
            return events;
        }
    }

    /** A script of the class path. */
    void script(String resource) throws SQLException, IOException {
        try (var script = Database.class.getResourceAsStream(resource)) {
            if (script == null) {
                throw new UncheckedIOException(new IOException("There is no " + resource));
            }
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T row(String query, RowReader<T> reader) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return reader.read(rows);
        }
    }
}
