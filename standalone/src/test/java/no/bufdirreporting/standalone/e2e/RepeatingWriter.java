package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Clients that record activities one after the other and repeat what was refused, with the same key, until it is stored. */
final class RepeatingWriter implements AutoCloseable {

    private static final int PAUSE_MILLIS = 100;

    private final Api api;
    private final String org;
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    RepeatingWriter(Api api, String org, int clients) {
        this.api = api;
        this.org = org;
        for (int n = 0; n < clients; n++) {
            this.clients.execute(this::write);
        }
    }

    private void write() {
        while (!stopped) {
            String key = Given.unique("key");
            @Nullable String id = null;
            while (id == null && !Thread.currentThread().isInterrupted()) {
                id = attempt(key);
            }
            if (id != null) {
                answered.add(id);
            }
        }
    }

    private @Nullable String attempt(String key) {
        try {
            var answer = api.post(ACTIVITIES, Given.newActivity(org), "Idempotency-Key", key);
            if (answer.status() == 201 || answer.status() == 202) {
                return answer.text("activity_id");
            }
            answer.expect(503);
            Thread.sleep(PAUSE_MILLIS);
        } catch (UncheckedIOException unanswered) {
            // The connection broke; the same request is sent again.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    /** The number of activities that were answered so far. */
    int count() {
        return answered.size();
    }

    /** Lets every client end its last activity, and returns the ids of all that were answered. */
    List<String> stop() {
        stopped = true;
        clients.close();
        return List.copyOf(answered);
    }

    /** Asserts that the organization has exactly the activities that were answered, each once. */
    void assertNothingLostOrDoubled(Api reader) {
        var ids = stop();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(reader.get(ACTIVITIES + "?org_id=" + org).expect(200).total())
                .isEqualTo(ids.size());
        assertThat(ids).allSatisfy(id -> reader.get(ACTIVITIES + "/" + id).expect(200));
    }

    @Override
    public void close() {
        stopped = true;
        clients.shutdownNow();
        clients.close();
    }
}
