package no.bufdirreporting.platform.query.waiting;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The PostgreSQL of the read model, as {@code spring.datasource} names it. */
record Database(String url, Properties connecting) {

    /** The oldest version that the SQL of the read model runs on. */
    static final int REQUIRED_VERSION = 16;

    private static final String TIMEOUT_SECONDS = "5";

    static Database of(Environment environment) {
        var connecting = new Properties();
        connecting.putAll(Binder.get(environment)
                .bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
        connecting.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        connecting.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        connecting.setProperty("connectTimeout", TIMEOUT_SECONDS);
        connecting.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return new Database(environment.getRequiredProperty("spring.datasource.url"), connecting);
    }

    /** The URL without parameters, which may have a password. */
    String address() {
        return url.replaceFirst("\\?.*", "");
    }

    /**
     * Connects once; empty if the database can be used.
     *
     * @throws UnsupportedPostgresException if it is too old
     */
    Optional<StoreProblem> problem() {
        try (var connection = DriverManager.getConnection(url, connecting)) {
            var server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < REQUIRED_VERSION) {
                throw new UnsupportedPostgresException(address(), server.getDatabaseProductVersion(), REQUIRED_VERSION);
            }
            return Optional.empty();
        } catch (SQLException failed) {
            return Optional.of(
                    new StoreProblem(String.valueOf(failed.getMessage()).strip(), remedy(failed)));
        }
    }

    private static String remedy(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        return switch (state) {
            case "28000", "28P01" -> "Correct spring.datasource.username and spring.datasource.password.";
            case "3D000" -> "Create the database, or correct spring.datasource.url.";
            case "57P03" -> "It is starting or stopping; wait.";
            default -> "Start it, or correct spring.datasource.url.";
        };
    }
}
