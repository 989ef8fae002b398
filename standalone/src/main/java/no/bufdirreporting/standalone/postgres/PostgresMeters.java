package no.bufdirreporting.standalone.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Shows whether the embedded PostgreSQL runs, and the free space of its disk. */
@Component
@Profile("!axonserver")
@ConditionalOnWebApplication
record PostgresMeters(EmbeddedDatabase database, DiskSpace disk) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("reporting.postgres.running", database, it -> it.isRunning() ? 1 : 0)
                .description("0 from the end of the embedded PostgreSQL until it runs again")
                .register(registry);
        Gauge.builder("reporting.disk.free", disk, DiskSpace::free)
                .description("Free space on the disk of the data directory")
                .baseUnit("bytes")
                .register(registry);
    }
}
