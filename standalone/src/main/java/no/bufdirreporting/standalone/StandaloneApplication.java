package no.bufdirreporting.standalone;

import java.util.Locale;
import no.bufdirreporting.standalone.cli.CommandLineTool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Command side and query side in one JVM, with the event store and the read models in an embedded PostgreSQL. With a
 * command such as {@code audit} as its first argument it runs that command instead of the service.
 */
@SpringBootApplication(scanBasePackages = "no.bufdirreporting")
public class StandaloneApplication {

    public static void main(String[] arguments) {
        // Libraries format SQL and numbers by the default locale. Hibernate writes "tımestamp" in Turkish.
        Locale.setDefault(Locale.ROOT);
        if (CommandLineTool.isCommand(arguments)) {
            System.exit(CommandLineTool.run(arguments));
        }
        SpringApplication.run(StandaloneApplication.class, arguments);
    }
}
