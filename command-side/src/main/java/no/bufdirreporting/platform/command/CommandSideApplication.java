package no.bufdirreporting.platform.command;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;

/**
 * Starts the command side as a process of its own, on Axon Server; it needs no database. Not annotated as a
 * configuration, so that the component scan of the standalone application does not find it.
 */
@EnableAutoConfiguration
@ComponentScan("no.bufdirreporting")
public class CommandSideApplication {

    public static void main(String[] arguments) {
        // Libraries format SQL and numbers by the default locale. Hibernate writes "tımestamp" in Turkish.
        Locale.setDefault(Locale.ROOT);
        new SpringApplicationBuilder(CommandSideApplication.class)
                .profiles("axonserver")
                .properties(
                        Map.of("spring.config.name", "command-side", "spring.application.name", "bufdir-command-side"))
                .run(arguments);
    }
}
