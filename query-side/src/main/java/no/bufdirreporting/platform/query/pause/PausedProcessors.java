package no.bufdirreporting.platform.query.pause;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.jdbc.Instants;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processors that are paused, as every node reads them from one table. */
@Component
public class PausedProcessors {

    private static final String READ = "select processor, since, actor, reason from audit.processor_pause where paused";

    private static final int RETRY_SECONDS = 30;

    private final JdbcClient jdbc;

    /** Null until it was read for the first time: nothing is handled before. */
    private volatile @Nullable Map<String, Pause> pauses;

    PausedProcessors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String processor, Pause pause) {}

    /** Reads the table again. */
    public void refresh() {
        pauses = jdbc
                .sql(READ)
                .query((row, number) -> new Row(
                        row.getString("processor"),
                        new Pause(Instants.instant(row, "since"), row.getString("actor"), row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Row::processor, Row::pause));
    }

    /** Whether a processor must not handle events, as it is paused, or as that is not known yet. */
    public boolean mustStop(String processor) {
        var known = pauses;
        return known == null || known.containsKey(processor);
    }

    /** The pause of a processor; empty if it is not paused. */
    public Optional<Pause> of(String processor) {
        var known = pauses;
        return known == null ? Optional.empty() : Optional.ofNullable(known.get(processor));
    }

    public boolean isPaused(String processor) {
        return of(processor).isPresent();
    }

    /** @throws ProblemException 503 while the processor is paused, for requests that would wait for it */
    public void requireRunning(String processor) {
        of(processor).ifPresent(it -> {
            throw ProblemException.unavailable(
                    "The processor '%s' is paused (%s).".formatted(processor, it.reason()), RETRY_SECONDS);
        });
    }

    /** @throws ProblemException 409 while a processor is paused, for work that needs all of them */
    public void requireNone() {
        refresh();
        Objects.requireNonNull(pauses).entrySet().stream().findFirst().ifPresent(it -> {
            throw ProblemException.conflict(
                    "processor-paused",
                    "The processor '%s' is paused (%s). Resume it first."
                            .formatted(it.getKey(), it.getValue().reason()));
        });
    }
}
