package no.bufdirreporting.standalone.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What one caller wants stored, all or nothing, and what became of it. */
final class Append {

    private final List<EventRow> rows;
    private final CompletableFuture<Optional<RuntimeException>> outcome = new CompletableFuture<>();

    Append(List<EventRow> rows) {
        this.rows = rows;
    }

    List<EventRow> rows() {
        return rows;
    }

    void stored() {
        outcome.complete(Optional.empty());
    }

    void failed(RuntimeException reason) {
        outcome.complete(Optional.of(reason));
    }

    /**
     * Waits for the outcome, through interrupts, which are kept for later: an interrupted caller that gave up would
     * tell its client of a failure while the events are being stored.
     */
    void await() {
        outcome.join().ifPresent(reason -> {
            throw reason;
        });
    }
}
