package no.bufdirreporting.audit.verification.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.shadow.JobEnded;
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
 * The verification that a job does, of a service that does not run: the same read model built anew, the same comparison.
 * Nothing is written but to schemas that are gone when it ends.
 */
public final class VerificationAtRest {

    private static final Logger log = LoggerFactory.getLogger(VerificationAtRest.class);

    private final HikariDataSource readModel;
    private final EventStore events;
    private final ConfigurableEnvironment environment;
    private final ObjectMapper json;
    private final int batchSize;

    /** Who hears how far it has come. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Called twice a second.
         *
         * @param step what is being done
         * @param position the last event for which it has been
         * @param head the last event that is stored
         */
        void progress(Step step, long position, long head);
    }

    /** What takes time. */
    public enum Step {
        /** A copy of the read model is brought to the end of the store, since the read model itself is behind. */
        CATCHING_UP,
        /** All events are projected anew. */
        REPLAYING
    }

    /** @param environment the one that the service would run with */
    public VerificationAtRest(
            HikariDataSource readModel, EventStore events, ConfigurableEnvironment environment, ObjectMapper json) {
        this.readModel = readModel;
        this.events = events;
        this.environment = environment;
        this.json = json;
        this.batchSize = environment.getProperty("bufdir.audit.batch-size", Integer.class, 1000);
    }

    /** Works until it ends, or until the thread is interrupted. */
    public Verification run(Listener listener) {
        boolean caughtUp = false;
        long position = 0;
        Findings result = null;
        String reason = null;
        try {
            var live = new ReadModelAtRest(readModel, events, environment, batchSize);
            caughtUp = live.caughtUp();
            position = live.position();
            if (!caughtUp) {
                live.catchUpAsCopy(schema(), hears(listener, Step.CATCHING_UP));
            }
            result = compared(live, listener);
            reason = result == null ? "The events cannot be projected up to the end of the store." : null;
        } catch (JobEnded ended) {
            reason = ended.getMessage();
        } catch (RuntimeException failed) {
            // What was tampered with may break anything, which must not hide what else was found.
            log.error("The read model cannot be verified", failed);
            reason = "It could not be carried out: " + failed.getMessage();
        } finally {
            clear();
        }
        return new Verification(position, caughtUp, result, reason);
    }

    private @Nullable Findings compared(ReadModelAtRest live, Listener listener) {
        try (var shadow = live.shadow(schema());
                var pulse = new JobPulse(hears(listener, Step.REPLAYING), shadow::position, live::head)) {
            return new ReadModelComparison(live, shadow, pulse, json).findings().orElse(null);
        }
    }

    private static JobPulse.Listener hears(Listener listener, Step step) {
        var worker = Thread.currentThread();
        return progress -> {
            listener.progress(step, progress.position(), progress.head());
            return worker.isInterrupted();
        };
    }

    private static ShadowSchema schema() {
        return ShadowSchema.of(UUID.randomUUID().toString());
    }

    private void clear() {
        // An interrupt has done its work; it must not break what follows.
        boolean interrupted = Thread.interrupted();
        try {
            new LeftOverSchemas(JdbcClient.create(readModel), new JdbcTransactionManager(readModel)).clear();
        } catch (RuntimeException failed) {
            log.warn("What the verification has built is left to the next start of the service", failed);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
