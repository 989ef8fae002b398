package no.bufdirreporting.imports.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import no.bufdirreporting.imports.ImportCancellationRequested;
import no.bufdirreporting.imports.ImportCancelled;
import no.bufdirreporting.imports.ImportCommand.CancelImport;
import no.bufdirreporting.imports.ImportCommand.CompleteImport;
import no.bufdirreporting.imports.ImportCommand.ConfirmCancellation;
import no.bufdirreporting.imports.ImportCommand.FailImport;
import no.bufdirreporting.imports.ImportCommand.ReportProgress;
import no.bufdirreporting.imports.ImportCommand.StartImport;
import no.bufdirreporting.imports.ImportCompleted;
import no.bufdirreporting.imports.ImportFailed;
import no.bufdirreporting.imports.ImportProgressed;
import no.bufdirreporting.imports.ImportStarted;
import no.bufdirreporting.imports.ImportView;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.axon.AggregateLocks;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** The aggregate of one import: the file and its sender, the progress and the result. Each row is a command of its own. */
@Aggregate(type = "SheetImport", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class SheetImport {

    @AggregateIdentifier
    private String importId;

    private ImportStarted started;
    private Instant startedAt;
    private long rowsRead;
    private boolean cancelled;
    private boolean ended;

    @CommandHandlerInterceptor
    void requireVisible() {
        if (importId != null) {
            Caller.current().requireVisible(started.orgId());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ImportView handle(StartImport command) {
        var asked = new ImportStarted(
                command.importId(), command.orgId(), command.kind(), command.file(), command.options());
        if (importId == null) {
            apply(asked);
        } else if (!asked.equals(started)) {
            throw Rejection.keyReused("file").asException();
        }
        return ImportView.started(started, startedAt);
    }

    /** A report that is not ahead of the last one is of a process that was taken for dead; it changes nothing. */
    @CommandHandler
    void handle(ReportProgress command) {
        requireRunning();
        if (cancelled) {
            throw Rejection.conflict("import-cancelled", "The import is to be cancelled.")
                    .asException();
        }
        if (command.tally().rowsRead() >= rowsRead) {
            apply(new ImportProgressed(
                    importId,
                    started.orgId(),
                    command.tally(),
                    command.rowsTotal(),
                    command.rowsPerSecond(),
                    command.rejectedBytes(),
                    command.ignoredColumns()));
        }
    }

    @CommandHandler
    void handle(CompleteImport command) {
        requireRunning();
        apply(new ImportCompleted(
                importId, started.orgId(), command.tally(), command.ignoredColumns(), command.periods()));
    }

    @CommandHandler
    void handle(FailImport command) {
        requireRunning();
        apply(new ImportFailed(importId, started.orgId(), command.tally(), command.reason()));
    }

    @CommandHandler
    long handle(CancelImport command) {
        requireRunning();
        if (!cancelled) {
            apply(new ImportCancellationRequested(importId, started.orgId()));
        }
        return AggregateLifecycle.getVersion();
    }

    @CommandHandler
    void handle(ConfirmCancellation command) {
        requireRunning();
        apply(new ImportCancelled(importId, started.orgId(), command.tally()));
    }

    private void requireRunning() {
        if (ended) {
            throw Rejection.conflict("import-ended", "The import has ended already.")
                    .asException();
        }
    }

    @EventSourcingHandler
    void on(ImportStarted event, @Timestamp Instant at) {
        importId = event.importId();
        started = event;
        startedAt = at;
    }

    @EventSourcingHandler
    void on(ImportProgressed event) {
        rowsRead = event.tally().rowsRead();
    }

    @EventSourcingHandler
    void on(ImportCancellationRequested event) {
        cancelled = true;
    }

    @EventSourcingHandler
    void on(ImportCompleted event) {
        ended = true;
    }

    @EventSourcingHandler
    void on(ImportFailed event) {
        ended = true;
    }

    @EventSourcingHandler
    void on(ImportCancelled event) {
        ended = true;
    }
}
