package no.bufdirreporting.imports.command;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import no.bufdirreporting.imports.ImportStatus;
import no.bufdirreporting.imports.command.RowImporter.Result;
import org.springframework.stereotype.Component;

/** Counts the imports that this process runs, their rows by what became of them, and how they ended; dry runs, too. */
@Component
class ImportMeters implements MeterBinder {

    private final AtomicInteger running = new AtomicInteger();
    private final Map<Result, LongAdder> rows = new EnumMap<>(Result.class);
    private final Map<ImportStatus, LongAdder> ended = new EnumMap<>(ImportStatus.class);

    ImportMeters() {
        EnumSet.allOf(Result.class).forEach(it -> rows.put(it, new LongAdder()));
        EnumSet.complementOf(EnumSet.of(ImportStatus.RUNNING)).forEach(it -> ended.put(it, new LongAdder()));
    }

    /** To be closed when this process does not run the import any more. */
    interface Running extends AutoCloseable {

        @Override
        void close();
    }

    Running running() {
        running.incrementAndGet();
        return running::decrementAndGet;
    }

    void row(Result result) {
        rows.get(result).increment();
    }

    /** Does nothing for an import that goes on later. */
    void left(ImportStatus status) {
        var counter = ended.get(status);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("reporting.imports.running", running, AtomicInteger::get)
                .description("Imports that this process runs")
                .register(registry);
        rows.forEach((result, count) -> FunctionCounter.builder("reporting.imports.rows", count, LongAdder::sum)
                .description("Rows of imports, by what became of them")
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .register(registry));
        ended.forEach((status, count) -> FunctionCounter.builder("reporting.imports.ended", count, LongAdder::sum)
                .description("Imports that this process has ended")
                .tag("status", status.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }
}
