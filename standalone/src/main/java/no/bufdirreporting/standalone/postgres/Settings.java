package no.bufdirreporting.standalone.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;

/** How PostgreSQL is configured: durable whatever happens, reachable from this machine only, sized for a small one. */
final class Settings {

    private static final Map<String, String> DURABILITY = Map.of(
            // The library starts PostgreSQL with all of these off, which is right for tests and for nothing else.
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on");

    private static final Map<String, String> REACH = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "''");

    private static final Map<String, String> SIZE = Map.of(
            "max_connections", "60",
            "shared_buffers", "256MB",
            // Queries here take milliseconds; starting workers for them takes longer than they do.
            "max_parallel_workers_per_gather", "0",
            "effective_cache_size", "1GB",
            "max_wal_size", "2GB",
            "jit", "off");

    private static final Map<String, String> LOG = Map.of(
            "log_checkpoints", "off",
            // Statements and details carry names and phone numbers; they don't belong in a log.
            "log_min_error_statement", "panic",
            "log_error_verbosity", "terse");

    private Settings() {}

    static EmbeddedPostgres.Builder applyTo(EmbeddedPostgres.Builder builder) {
        DURABILITY.forEach(builder::setServerConfig);
        REACH.forEach(builder::setServerConfig);
        SIZE.forEach(builder::setServerConfig);
        LOG.forEach(builder::setServerConfig);
        // PostgreSQL's own C.UTF-8: an index sorted on one machine is still sorted on the next.
        return builder.setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
    }
}
