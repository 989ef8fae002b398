package no.bufdirreporting.standalone;

import java.util.Locale;
import no.bufdirreporting.standalone.cli.CommandLineTool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Command side and query side in one JVM, with the event store and the read models in an embedded PostgreSQL. With a
 * command such as {@code audit} as its first argument it runs that command instead of the service, and with anything that
 * is neither a command nor a setting it says what there is.
 */
@SpringBootApplication(scanBasePackages = "no.bufdirreporting")
public class StandaloneApplication {

    public static void main(String[] arguments) {
        // Libraries format SQL and numbers by the default locale. Hibernate writes "tımestamp" in Turkish.
        Locale.setDefault(Locale.ROOT);
        var command = CommandLineTool.command(arguments);
        if (command.length > 0) {
            System.exit(CommandLineTool.run(command));
        }
        SpringApplication.run(StandaloneApplication.class, arguments);
    }
}
