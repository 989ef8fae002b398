package no.bufdirreporting.standalone.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;

/** The configuration of PostgreSQL: durable, reachable from this machine only, sized for a small one. */
final class Settings {

    private static final Map<String, String> DURABILITY = Map.of(
            // The library turns all of these off by default, for tests.
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on");

    private static final Map<String, String> NETWORK = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "''");

    private static final Map<String, String> SIZE = Map.of(
            "max_connections", "60",
            "shared_buffers", "256MB",
            // Queries take milliseconds here; starting parallel workers takes longer.
            "max_parallel_workers_per_gather", "0",
            "effective_cache_size", "1GB",
            "max_wal_size", "2GB",
            "jit", "off");

    private static final Map<String, String> LOGGING = Map.of(
            "log_checkpoints", "off",
            // Statements and details contain names and phone numbers, which must not be logged.
            "log_min_error_statement", "panic",
            "log_error_verbosity", "terse");

    private Settings() {}

    static EmbeddedPostgres.Builder applyTo(EmbeddedPostgres.Builder builder) {
        DURABILITY.forEach(builder::setServerConfig);
        NETWORK.forEach(builder::setServerConfig);
        SIZE.forEach(builder::setServerConfig);
        LOGGING.forEach(builder::setServerConfig);
        // The built-in C.UTF-8 sorts the same on every machine, so indexes stay valid when data moves.
        return builder.setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
    }
}
