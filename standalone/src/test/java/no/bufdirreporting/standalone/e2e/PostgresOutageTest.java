package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL ends by itself, or is suspended, while the service goes on. */
@StandaloneOnly
class PostgresOutageTest {

    private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
    private static final int CLIENTS = 4;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> READS = List.of(
            ACTIVITIES + "?org_id=org-1042",
            "/api/v1/organizations",
            "/api/v1/geographic-distributions/by-region?org_id=org-1042&period_id=2024",
            "/api/v1/quality?org_id=org-1042&period_id=2024");

    @TempDir
    Path directory;

    @Test
    void whileItCannotBeStartedReadsWritesAndHealthAreAnsweredWithinASecond() throws Exception {
        try (var application = ApplicationProcess.start(directory)) {
            var api = application.api();
            String org = Given.organization(api);
            String before = Given.activity(api, org).text("activity_id");
            // The first of each kind takes longer than any that follows.
            READS.forEach(read -> api.get(read));
            Path control = directory.resolve("postgres/global/pg_control");
            Path away = directory.resolve("pg_control");
            Files.move(control, away);
            application.postgres().destroyForcibly();
            await().atMost(PATIENCE)
                    .until(() -> api.get("/actuator/health/readiness").status(), it -> it == 503);

            for (String read : READS) {
                within(A_SECOND, () -> assertRefused(api.get(read)));
            }
            within(A_SECOND, () -> api.get(ACTIVITIES + "/" + before).expect(503));
            within(A_SECOND, () -> assertRefused(api.post(ACTIVITIES, Given.newActivity(org))));
            var health = within(A_SECOND, () -> api.get("/actuator/health"));
            assertThat(health.expect(503).text("status")).isEqualTo("DOWN");
            within(A_SECOND, () -> api.get("/actuator/health/liveness").expect(200));

            await().atMost(PATIENCE).until(() -> application.output().contains("Attempt 1 to start PostgreSQL failed"));
            Files.move(away, control);
            application.awaitReady();
            api.get(ACTIVITIES + "/" + before).expect(200);
            Given.activity(api, org);
            await().atMost(PATIENCE).until(() -> api.get("/actuator/health").status(), it -> it == 200);
            assertThat(application.output())
                    .contains("PostgreSQL has ended by itself", "Attempt 1 to start PostgreSQL failed", "runs again");
        }
    }

    @Test
    void whileItIsSuspendedRequestsAreRefusedWithinASecondAndNothingAnsweredIsLost() throws Exception {
        try (var application = ApplicationProcess.start(directory)) {
            var api = application.api();
            String org = Given.organization(api);
            String before = Given.activity(api, Given.organization(api)).text("activity_id");
            READS.forEach(read -> api.get(read));
            var recoveries = new ArrayList<Long>();
            try (var writer = new RepeatingWriter(api, org, CLIENTS)) {
                for (int round = 0; round < ROUNDS; round++) {
                    int reached = writer.count();
                    await().atMost(PATIENCE).until(() -> writer.count() > reached + 20);
                    var suspended = application.suspendPostgres();
                    try {
                        await().atMost(PATIENCE)
                                .until(
                                        () -> api.get("/actuator/health/readiness")
                                                .status(),
                                        it -> it == 503);
                        for (String read : READS) {
                            within(A_SECOND, () -> assertRefused(api.get(read)));
                        }
                        within(
                                A_SECOND,
                                () -> api.get(ACTIVITIES + "/" + before).expect(503));
                        within(A_SECOND, () -> assertRefused(api.post(ACTIVITIES, Given.newActivity(org))));
                        within(A_SECOND, () -> api.get("/actuator/health").expect(503));
                        within(
                                A_SECOND,
                                () -> api.get("/actuator/health/liveness").expect(200));
                    } finally {
                        suspended.resume();
                    }
                    long continued = System.nanoTime();
                    int answered = writer.count();
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> writer.count() > answered + CLIENTS);
                    recoveries.add((System.nanoTime() - continued) / 1_000_000);
                }
                writer.assertNothingLostOrDoubled(api);
                Measured.note(
                        "SIGSTOP of the embedded PostgreSQL: rounds %s, answered writes %s, lost 0, doubled 0,"
                                + " ms from SIGCONT until writes are answered again %s",
                        ROUNDS, writer.count(), recoveries);
            }
            await().atMost(PATIENCE).until(() -> api.get("/actuator/health").status(), it -> it == 200);
            api.get(ACTIVITIES + "/" + before).expect(200);
            assertThat(application.output()).contains("PostgreSQL is suspended", "PostgreSQL was suspended for");
        }
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.expect(503).header("Retry-After")).isNotEmpty();
    }

    @Test
    void everyAnsweredWriteSurvivesKillsOfPostgresAndIsStoredOnce() throws Exception {
        try (var application = ApplicationProcess.start(directory)) {
            var api = application.api();
            String org = Given.organization(api);
            var recoveries = new ArrayList<Long>();
            try (var writer = new RepeatingWriter(api, org, CLIENTS)) {
                for (int round = 0; round < ROUNDS; round++) {
                    int reached = writer.count();
                    await().atMost(PATIENCE).until(() -> writer.count() > reached + 50);
                    long killed = System.nanoTime();
                    application.postgres().destroyForcibly();
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> api.get("/actuator/health/readiness").status(), it -> it == 503);
                    int answered = writer.count();
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> writer.count() > answered + CLIENTS);
                    recoveries.add((System.nanoTime() - killed) / 1_000_000);
                }
                writer.assertNothingLostOrDoubled(api);
                Measured.note(
                        "kill -9 of the embedded PostgreSQL: rounds %s, answered writes %s, lost 0, doubled 0,"
                                + " ms until writes are answered again %s",
                        ROUNDS, writer.count(), recoveries);
            }
        }
    }

    /** A call that is measured. */
    private interface Call<T> {

        T send();
    }

    private static void within(Duration limit, Runnable call) {
        within(limit, () -> {
            call.run();
            return limit;
        });
    }

    private static <T> T within(Duration limit, Call<T> call) {
        long sent = System.nanoTime();
        T answer = call.send();
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(limit);
        return answer;
    }
}
