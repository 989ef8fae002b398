package no.bufdirreporting.platform.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Answers requests of many threads by one call for several of them. What is requested while one call runs shares the next
 * one: a single request is answered at once, and under load requests share the costs of a statement.
 *
 * @param <Q> a request
 * @param <A> its answer
 */
public final class SharedRequests<Q, A> {

    private final int maxTogether;
    private final Function<List<Q>, List<A>> answers;
    private final LinkedBlockingQueue<Request<Q, A>> requests = new LinkedBlockingQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    private record Request<Q, A>(Q question, CompletableFuture<A> answer) {}

    /** @param answers the answers to several requests, in their order; what it throws is the answer to all of them */
    public SharedRequests(int maxTogether, Function<List<Q>, List<A>> answers) {
        this.maxTogether = maxTogether;
        this.answers = answers;
    }

    /** The answer, by a call that begins after this one. */
    public CompletableFuture<A> ask(Q question) {
        var request = new Request<>(question, new CompletableFuture<A>());
        requests.add(request);
        if (working.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::answerAll);
        }
        return request.answer();
    }

    /** Waits for the answer. */
    public A answer(Q question) {
        try {
            return ask(question).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void answerAll() {
        do {
            var together = new ArrayList<Request<Q, A>>();
            while (requests.drainTo(together, maxTogether) > 0) {
                answer(together);
                together.clear();
            }
            working.set(false);
            // A request may have been added before the flag was cleared.
        } while (!requests.isEmpty() && working.compareAndSet(false, true));
    }

    private void answer(List<Request<Q, A>> together) {
        try {
            var given = answers.apply(together.stream().map(Request::question).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).answer().complete(given.get(i));
            }
        } catch (RuntimeException | Error failed) {
            together.forEach(it -> it.answer().completeExceptionally(failed));
        }
    }
}
