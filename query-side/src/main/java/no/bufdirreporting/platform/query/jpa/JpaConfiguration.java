package no.bufdirreporting.platform.query.jpa;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;

/**
 * Configures entities and repositories, for the live read model and for shadows. Repositories open no transactions:
 * projections write in the transaction of their batch, and a single read needs none.
 */
@Configuration(proxyBeanMethods = false)
@EntityScan({JpaConfiguration.FEATURES, JpaConfiguration.JOBS})
@EnableJpaRepositories(
        basePackages = {JpaConfiguration.FEATURES, JpaConfiguration.JOBS},
        repositoryBaseClass = FoldRepositoryBase.class,
        bootstrapMode = BootstrapMode.LAZY,
        queryEnhancerSelector = UnparsedQueries.class,
        enableDefaultTransactions = false)
class JpaConfiguration {

    /** The packages of the entities. Scanning all packages would slow down every start. */
    static final String FEATURES = "no.bufdirreporting.*.query";

    static final String JOBS = "no.bufdirreporting.audit.verification.job";

    /** JSON columns are written by the mapper of stored events. */
    @Bean
    HibernatePropertiesCustomizer jsonColumns(ObjectMapper json) {
        return properties -> properties.put(MappingSettings.JSON_FORMAT_MAPPER, new JacksonJsonFormatMapper(json));
    }
}
