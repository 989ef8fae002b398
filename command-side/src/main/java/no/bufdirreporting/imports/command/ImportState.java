package no.bufdirreporting.imports.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.imports.ImportCancellationRequested;
import no.bufdirreporting.imports.ImportEvent;
import no.bufdirreporting.imports.ImportProgressed;
import no.bufdirreporting.imports.ImportStarted;
import no.bufdirreporting.imports.ImportStatus;
import no.bufdirreporting.imports.ImportTally;
import no.bufdirreporting.imports.ImportView;
import no.bufdirreporting.platform.axon.Provenance;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * An import as its events tell it, from which its work goes on.
 *
 * @param actor who sent the file
 * @param progress the last report; null before the first one
 */
record ImportState(
        ImportStarted started,
        Instant startedAt,
        String actor,
        @Nullable ImportProgressed progress,
        boolean cancelled,
        ImportView view) {

    /** Empty if there is no import with this id. */
    static Optional<ImportState> read(EventStore events, String importId) {
        ImportState state = null;
        var stored = events.readEvents(importId);
        while (stored.hasNext()) {
            var event = stored.next();
            if (!(event.getPayload() instanceof ImportEvent)) {
                return Optional.empty();
            }
            state = state == null ? first(event) : state.after(event);
        }
        return Optional.ofNullable(state);
    }

    private static ImportState first(DomainEventMessage<?> event) {
        var started = (ImportStarted) event.getPayload();
        var actor = String.valueOf(event.getMetaData().getOrDefault(Provenance.ACTOR, Provenance.SYSTEM));
        var at = event.getTimestamp();
        return new ImportState(started, at, actor, null, false, ImportView.started(started, at));
    }

    private ImportState after(DomainEventMessage<?> message) {
        var event = (ImportEvent) message.getPayload();
        return new ImportState(
                started,
                startedAt,
                actor,
                event instanceof ImportProgressed latest ? latest : progress,
                cancelled || event instanceof ImportCancellationRequested,
                view.after(event, message.getTimestamp(), message.getSequenceNumber()));
    }

    boolean running() {
        return view.status() == ImportStatus.RUNNING;
    }

    ImportTally tally() {
        return progress == null ? ImportTally.NONE : progress.tally();
    }

    long rejectedBytes() {
        return progress == null ? 0 : progress.rejectedBytes();
    }

    List<String> ignoredColumns() {
        return progress == null ? List.of() : progress.ignoredColumns();
    }
}
