package no.bufdirreporting.activity.query.warning;

import java.util.concurrent.CompletableFuture;
import no.bufdirreporting.activity.ActivityQuery.FindSurroundings;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import no.bufdirreporting.platform.sharing.SharedRequests;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindSurroundings}. Every write asks, and those that ask at about the same time share a statement. */
@Component
class SurroundingsQueue {

    private static final int MAX_TOGETHER = 200;

    private final SharedRequests<FindSurroundings, Surroundings> questions;

    SurroundingsQueue(SurroundingsReader reader) {
        this.questions = new SharedRequests<>(MAX_TOGETHER, reader::read);
    }

    @QueryHandler
    CompletableFuture<Surroundings> handle(FindSurroundings query) {
        return questions.ask(query);
    }
}
