package no.bufdirreporting.audit.verification.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.shadow.JobAbortedException;
import no.bufdirreporting.audit.verification.shadow.LeftOverSchemas;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Verifies the read model of a stopped service, with the same shadow and comparison as an audit job. Writes only to
 * schemas that are dropped when it ends.
 */
public final class VerificationAtRest {

    private static final Logger log = LoggerFactory.getLogger(VerificationAtRest.class);

    private final HikariDataSource readModel;
    private final EventStore events;
    private final ConfigurableEnvironment environment;
    private final ObjectMapper json;

    /** Receives the progress. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Called twice a second.
         *
         * @param step the current step
         * @param position the position of the last event that the step has projected
         * @param head the position of the last stored event
         */
        void progress(Step step, long position, long head);
    }

    /** The steps that take time. */
    public enum Step {
        /** A copy of the read model is caught up to the end of the store. */
        CATCHING_UP,
        /** All events are projected again. */
        REPLAYING
    }

    /** @param environment the environment that the service would run with */
    public VerificationAtRest(
            HikariDataSource readModel, EventStore events, ConfigurableEnvironment environment, ObjectMapper json) {
        this.readModel = readModel;
        this.events = events;
        this.environment = environment;
        this.json = json;
    }

    /** Runs the verification; an interrupt of the thread cancels it. */
    public Verification run(Listener listener) {
        boolean caughtUp = false;
        long position = 0;
        Findings result = null;
        String reason = null;
        try {
            var live = new ReadModelAtRest(readModel, events, environment);
            caughtUp = live.caughtUp();
            position = live.position();
            if (!caughtUp) {
                live.catchUpAsCopy(schema(), forStep(listener, Step.CATCHING_UP));
            }
            result = compared(live, listener);
            reason = result == null ? "The events cannot be projected up to the end of the store." : null;
        } catch (JobAbortedException ended) {
            reason = ended.getMessage();
        } catch (RuntimeException failed) {
            // Tampered events can break anything; the failure must not hide the findings of the chain check.
            log.error("The read model cannot be verified", failed);
            reason = "It could not be carried out: " + failed.getMessage();
        } finally {
            dropSchemas();
        }
        return new Verification(position, caughtUp, result, reason);
    }

    private @Nullable Findings compared(ReadModelAtRest live, Listener listener) {
        try (var shadow = live.shadow(schema());
                var progress = new ProgressReporter(forStep(listener, Step.REPLAYING), shadow::position, live::head)) {
            return new ReadModelComparison(live, shadow, progress, json)
                    .findings()
                    .orElse(null);
        }
    }

    private static ProgressReporter.Listener forStep(Listener listener, Step step) {
        var worker = Thread.currentThread();
        return progress -> {
            listener.progress(step, progress.position(), progress.head());
            return worker.isInterrupted();
        };
    }

    private static ShadowSchema schema() {
        return ShadowSchema.of(UUID.randomUUID().toString());
    }

    private void dropSchemas() {
        // The interrupt has ended the verification; it must not interrupt the cleanup.
        boolean interrupted = Thread.interrupted();
        try {
            new LeftOverSchemas(JdbcClient.create(readModel), new JdbcTransactionManager(readModel)).dropAll();
        } catch (RuntimeException failed) {
            log.warn(
                    "The schemas of the verification could not be dropped; the next start of the service will", failed);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
