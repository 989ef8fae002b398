package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process under load, repeatedly on the same data. {@code crash.rounds} is the number of rounds; {@code
 * crash.seed} repeats the timing of an earlier test run as closely as possible.
 */
@StandaloneOnly
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int WRITERS = 6;
    private static final String[] QUICK_SWEEPER = {
        "--bufdir.aggregations.resume-after=1s", "--bufdir.aggregations.sweep-every=500ms"
    };

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final List<Known> clients = new ArrayList<>();

    @Test
    void everyAnsweredWriteSurvivesAnyCrashExactlyOnce() throws Exception {
        List<String> triggered = List.of();
        String org = "";
        for (int round = 0; round <= ROUNDS; round++) {
            try (var application = ApplicationProcess.start(directory, QUICK_SWEEPER)) {
                var api = application.api();
                if (round == 0) {
                    org = Given.organization(api);
                    for (int n = 0; n < WRITERS; n++) {
                        clients.add(new Known(org, new Random(SEED + n)));
                    }
                } else {
                    assertNothingLost(api, org, triggered, "round " + round + " of seed " + SEED);
                }
                if (round < ROUNDS) {
                    triggered = killUnderLoad(application, org, round % 3 == 2);
                }
            }
        }
    }

    private List<String> killUnderLoad(ApplicationProcess application, String org, boolean withPostgres)
            throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<?>>();
            for (var client : clients) {
                var api = application.api();
                writers.add(executor.submit(() -> client.writeUntilUnanswered(api)));
            }
            Thread.sleep(700 + random.nextInt(1500));
            var api = application.api();
            var runs = executor.submit(() -> triggerUntilUnanswered(api, org));
            Thread.sleep(random.nextInt(150));
            if (withPostgres) {
                application.killWithPostgres();
            } else {
                application.kill();
            }
            for (var writer : writers) {
                writer.get();
            }
            return runs.get();
        }
    }

    /** Triggers aggregations of distinct periods, so that each is a run of its own. */
    private static List<String> triggerUntilUnanswered(Api api, String org) {
        var answered = new ArrayList<String>();
        try {
            for (int year = 2000; ; year++) {
                var body = object("org_id", org, "reporting_period_id", Integer.toString(year));
                answered.add(api.post(AGGREGATIONS, body, "Prefer", "respond-async")
                        .expect(202)
                        .text("id"));
            }
        } catch (UncheckedIOException killed) {
            return answered;
        }
    }

    private void assertNothingLost(Api api, String org, List<String> triggered, String round) {
        assertThat(clients).as(round).allSatisfy(client -> {
            client.settle(api);
            client.assertListed(api);
        });
        Known.assertFigures(api, org, clients);
        triggered.forEach(id -> Given.ended(api, id, "completed"));
        assertThat(api.get(AGGREGATIONS + "?status=failed").total()).as(round).isZero();
    }
}
