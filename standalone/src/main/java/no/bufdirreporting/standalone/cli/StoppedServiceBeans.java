package no.bufdirreporting.standalone.cli;

import no.bufdirreporting.platform.http.convention.JsonConventions;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The database and the form of answers. Not annotated as a configuration, so that only those find it who ask for it; the
 * same goes for what it imports.
 */
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@ComponentScan("no.bufdirreporting.standalone.postgres")
@Import({JsonConventions.class, SchemaVersions.class})
class StoppedServiceBeans {}
