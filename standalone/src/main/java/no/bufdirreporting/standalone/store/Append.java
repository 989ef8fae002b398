package no.bufdirreporting.standalone.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The events of one caller, stored all or none, and the result. */
final class Append {

    private final List<EventRow> rows;
    private final CompletableFuture<Optional<RuntimeException>> result = new CompletableFuture<>();

    Append(List<EventRow> rows) {
        this.rows = rows;
    }

    List<EventRow> rows() {
        return rows;
    }

    void stored() {
        result.complete(Optional.empty());
    }

    void failed(RuntimeException reason) {
        result.complete(Optional.of(reason));
    }

    /**
     * Waits for the result. An interrupt does not end the wait but is kept: otherwise the caller would report a failure
     * while its events are being stored.
     */
    void await() {
        result.join().ifPresent(reason -> {
            throw reason;
        });
    }
}
