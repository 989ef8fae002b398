package no.bufdirreporting.platform.query.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The read model's database in the distributed mode, as {@code spring.datasource} names it. */
@Configuration(proxyBeanMethods = false)
@Profile("axonserver")
class ReadModelPoolConfiguration {

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    ReadModelPool dataSource(DataSourceProperties database) {
        var pool = new ReadModelPool();
        pool.setJdbcUrl(database.determineUrl());
        pool.setUsername(database.determineUsername());
        pool.setPassword(database.determinePassword());
        return pool;
    }
}
