package no.bufdirreporting.platform.http;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Finds the conventions as the real applications do: by a component scan. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class ThingApplication {}
