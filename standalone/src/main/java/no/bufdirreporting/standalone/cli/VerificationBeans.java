package no.bufdirreporting.standalone.cli;

import no.bufdirreporting.platform.continuity.StoreContinuity;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * Adds the event store and everything that is needed to read events: no processors, no entities, no web server, no scheduled
 * tasks.
 */
@EnableAutoConfiguration(exclude = {HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class})
@ComponentScan(
        basePackages = "no.bufdirreporting",
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = VerificationBeans.NOT_ABOUT_STORED_EVENTS))
@Import({StoppedServiceBeans.class, StoreContinuity.class})
class VerificationBeans {

    static final String NOT_ABOUT_STORED_EVENTS =
            "no\\.bufdirreporting\\.(?!standalone\\.store\\.|platform\\.axon\\.|\\w+\\.stored\\.).*";
}
