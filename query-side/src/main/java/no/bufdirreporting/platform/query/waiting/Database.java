package no.bufdirreporting.platform.query.waiting;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * A PostgreSQL that a query side needs.
 *
 * @param settings what the names of its settings begin with
 */
record Database(String url, Properties connecting, String settings) {

    private static final String URL = ".url";
    private static final String READ_MODEL_URL = "spring.datasource.url";
    private static final String KEYS_URL = "bufdir.privacy.keys.url";

    /** The oldest version that the SQL of the read model runs on. */
    static final int REQUIRED_VERSION = 16;

    private static final String TIMEOUT_SECONDS = "5";

    /** That of the read model. */
    static Database ofReadModel(Environment environment) {
        return of(environment, READ_MODEL_URL);
    }

    /** That of the keys; empty if it is not set, which the start says then. */
    static Optional<Database> ofKeys(Environment environment) {
        boolean isSet = !environment.getProperty(KEYS_URL, "").isBlank();
        return isSet ? Optional.of(of(environment, KEYS_URL)) : Optional.empty();
    }

    private static Database of(Environment environment, String urlSetting) {
        String settings = urlSetting.substring(0, urlSetting.length() - URL.length());
        var connecting = new Properties();
        connecting.putAll(Binder.get(environment)
                .bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
        connecting.setProperty("user", environment.getProperty(settings + ".username", ""));
        connecting.setProperty("password", environment.getProperty(settings + ".password", ""));
        connecting.setProperty("connectTimeout", TIMEOUT_SECONDS);
        connecting.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return new Database(environment.getRequiredProperty(urlSetting), connecting, settings);
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

    private String remedy(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        return switch (state) {
            case "28000", "28P01" -> "Correct %1$s.username and %1$s.password.".formatted(settings);
            case "3D000" -> "Create the database, or correct %s.url.".formatted(settings);
            case "57P03" -> "It is starting or stopping; wait.";
            default -> "Start it, or correct %s.url.".formatted(settings);
        };
    }
}
