package no.bufdirreporting.platform.query;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;

/**
 * The query side as its own process, on Axon Server and PostgreSQL. It has no configuration annotation, so that the
 * component scan of standalone does not find it.
 */
@EnableAutoConfiguration
@ComponentScan("no.bufdirreporting")
public class QuerySideApplication {

    public static void main(String[] arguments) {
        // Libraries format SQL and numbers by the default locale. Hibernate writes "tımestamp" in Turkish.
        Locale.setDefault(Locale.ROOT);
        new SpringApplicationBuilder(QuerySideApplication.class)
                .profiles("axonserver")
                .properties(Map.of("spring.config.name", "query-side", "spring.application.name", "bufdir-query-side"))
                .run(arguments);
    }
}
