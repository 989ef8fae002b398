package no.bufdirreporting.platform.http;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Registers the conventions by a component scan, as the real applications do. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class ThingApplication {}
