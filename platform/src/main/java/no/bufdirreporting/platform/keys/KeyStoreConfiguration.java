package no.bufdirreporting.platform.keys;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import no.bufdirreporting.platform.setting.InvalidSettingsException;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The key store. In the embedded mode its data source is the embedded PostgreSQL's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class KeyStoreConfiguration {

    private static final String SCHEMA = "keys";
    private static final int MAX_CONNECTIONS = 8;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LEASE_OF_SEVERAL = Duration.ofSeconds(2);

    @Bean
    KeyTables keyTables(@Qualifier(SCHEMA) DataSource keys) {
        Flyway.configure()
                .dataSource(keys)
                .schemas(SCHEMA)
                .locations("classpath:db/keys")
                .connectRetries(60)
                .connectRetriesInterval(1)
                .load()
                .migrate();
        return new KeyTables(keys);
    }

    @Bean
    PersonKeys personKeys(KeyTables tables, KeyProvider provider, KeyLease lease, Erasures erasures) {
        return new PersonKeys(tables, provider, lease.time(), erasures);
    }

    /** How long a process uses a key without looking whether another one has destroyed it. */
    record KeyLease(Duration time) {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Profile("!axonserver")
    static class Embedded {

        @Bean
        KeyLease keyLease() {
            return new KeyLease(Duration.ZERO);
        }

        /** @param opened so that the data directory exists, and is this process's alone */
        @Bean
        KeyDirectory keyDirectory(
                @Value("${bufdir.privacy.keys-dir:${bufdir.data-dir:./data}/keys}") Path directory, KeyTables opened) {
            return new KeyDirectory(directory, opened.haveKeys());
        }

        @Bean
        @ConditionalOnMissingBean
        KeyProvider keyProvider(@Value("${bufdir.privacy.master-key:}") String key, KeyDirectory directory)
                throws IOException {
            return key.isBlank() ? directory.masterKey() : masterKey(key);
        }

        @Bean
        Erasures erasures(KeyDirectory directory) throws IOException {
            return directory.erasures();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Profile("axonserver")
    static class Several {

        @Bean
        KeyLease keyLease() {
            return new KeyLease(LEASE_OF_SEVERAL);
        }

        @Bean
        Erasures erasures() {
            return Erasures.NOT_KEPT;
        }

        @Bean
        @ConditionalOnMissingBean
        KeyProvider keyProvider(@Value("${bufdir.privacy.master-key:}") String key) {
            if (key.isBlank()) {
                throw invalid("bufdir.privacy.master-key is not set: it must be the same for all processes");
            }
            return masterKey(key);
        }

        @Bean(defaultCandidate = false)
        @Qualifier(SCHEMA)
        HikariDataSource keysDataSource(
                @Value("${bufdir.privacy.keys.url:}") String url,
                @Value("${bufdir.privacy.keys.username:}") String username,
                @Value("${bufdir.privacy.keys.password:}") String password) {
            if (url.isBlank()) {
                throw invalid("bufdir.privacy.keys.url is not set: it must be the JDBC URL of a PostgreSQL database for"
                        + " the keys alone");
            }
            var config = new HikariConfig();
            config.setPoolName(SCHEMA);
            config.setJdbcUrl(url);
            config.setUsername(username);
            config.setPassword(password);
            config.setSchema(SCHEMA);
            config.setMaximumPoolSize(MAX_CONNECTIONS);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
            config.setInitializationFailTimeout(-1);
            config.addDataSourceProperty("logServerErrorDetail", "false");
            config.addDataSourceProperty("ApplicationName", "bufdir " + SCHEMA);
            return new HikariDataSource(config);
        }
    }

    private static MasterKey masterKey(String text) {
        try {
            return MasterKey.of(text);
        } catch (IllegalArgumentException wrong) {
            throw invalid("bufdir.privacy.master-key must be 32 bytes in Base64");
        }
    }

    private static InvalidSettingsException invalid(String problem) {
        return new InvalidSettingsException(List.of(problem));
    }
}
