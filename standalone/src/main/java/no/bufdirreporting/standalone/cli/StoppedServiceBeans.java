package no.bufdirreporting.standalone.cli;

import no.bufdirreporting.platform.http.convention.JsonConventions;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The database and the JSON mapper. Not annotated as a configuration, so that no component scan finds it; the same holds
 * for its imports.
 */
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@ComponentScan("no.bufdirreporting.standalone.postgres")
@Import({JsonConventions.class, SchemaVersionCheck.class})
class StoppedServiceBeans {}
