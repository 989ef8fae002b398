package no.bufdirreporting.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Command side and query side in one JVM, with an event store and read models in an embedded PostgreSQL. */
@SpringBootApplication(scanBasePackages = "no.bufdirreporting")
public class StandaloneApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StandaloneApplication.class, arguments);
    }
}
