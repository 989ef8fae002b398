package no.bufdirreporting.benchmarks.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The peer as an application of its own. */
@SpringBootApplication
public class PeerApplication {

    /** Starts the peer on the database that {@code spring.datasource.url} names. */
    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "peer");
        SpringApplication.run(PeerApplication.class, arguments);
    }
}
