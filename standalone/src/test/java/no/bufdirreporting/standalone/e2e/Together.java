package no.bufdirreporting.standalone.e2e;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sends requests of several clients concurrently. */
final class Together {

    private Together() {}

    interface Request {
        Answer of(Api client);
    }

    /** The responses to a request that so many clients send at the same time. */
    static List<Answer> atOnce(int clients, Request request) throws InterruptedException {
        try (var executor = Executors.newFixedThreadPool(clients)) {
            var calls = IntStream.range(0, clients)
                    .mapToObj(n -> SystemUnderTest.api())
                    .map(client -> (Callable<Answer>) () -> request.of(client))
                    .toList();
            return executor.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
