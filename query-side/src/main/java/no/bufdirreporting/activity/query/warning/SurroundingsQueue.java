package no.bufdirreporting.activity.query.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import no.bufdirreporting.activity.ActivityQuery.FindSurroundings;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Answers {@link FindSurroundings}. Every write asks, so whatever is asked while one statement runs shares the next one: under
 * load the costs of a statement are shared too.
 */
@Component
class SurroundingsQueue {

    private static final int MAX_TOGETHER = 200;

    private final SurroundingsReader reader;
    private final LinkedBlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private final AtomicBoolean reading = new AtomicBoolean();

    private record Question(FindSurroundings query, CompletableFuture<Surroundings> answer) {}

    SurroundingsQueue(SurroundingsReader reader) {
        this.reader = reader;
    }

    @QueryHandler
    CompletableFuture<Surroundings> handle(FindSurroundings query) {
        var question = new Question(query, new CompletableFuture<>());
        questions.add(question);
        if (reading.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::answerAll);
        }
        return question.answer();
    }

    private void answerAll() {
        do {
            var together = new ArrayList<Question>();
            while (questions.drainTo(together, MAX_TOGETHER) > 0) {
                answer(together);
                together.clear();
            }
            reading.set(false);
            // A question may have been added before the flag was cleared.
        } while (!questions.isEmpty() && reading.compareAndSet(false, true));
    }

    private void answer(List<Question> together) {
        try {
            var answers = reader.read(together.stream().map(Question::query).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException failed) {
            together.forEach(it -> it.answer().completeExceptionally(failed));
        }
    }
}
