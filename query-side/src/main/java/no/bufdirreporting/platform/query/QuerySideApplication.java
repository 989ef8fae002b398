package no.bufdirreporting.platform.query;

import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;

/**
 * The query side as a process of its own, on Axon Server and PostgreSQL. Not annotated as a configuration, so that the
 * process that has both sides in it does not find it.
 */
@EnableAutoConfiguration
@ComponentScan("no.bufdirreporting")
public class QuerySideApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(QuerySideApplication.class)
                .profiles("axonserver")
                .properties(Map.of("spring.config.name", "query-side", "spring.application.name", "bufdir-query-side"))
                .run(arguments);
    }
}
