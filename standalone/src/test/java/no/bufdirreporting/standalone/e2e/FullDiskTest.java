package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the data directory is almost full, or full. */
@StandaloneOnly
class FullDiskTest {

    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final byte[] MEGABYTE = new byte[1 << 20];

    @TempDir
    Path directory;

    @Test
    void writesAreRefusedBeforeItIsFullWhileReadingGoesOn() throws Exception {
        String org;
        String activity;
        try (var application = ApplicationProcess.start(directory)) {
            org = Given.organization(application.api());
            activity = Given.activity(application.api(), org).text("activity_id");
        }
        try (var application = ApplicationProcess.start(
                directory, "--bufdir.disk.warn-below=2000TB", "--bufdir.disk.refuse-below=1000TB")) {
            var api = application.api();
            var refused = api.post(ACTIVITIES, Given.newActivity(org)).expectProblem(503, "storage-full");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            api.delete(ACTIVITIES + "/" + activity).expectProblem(503, "storage-full");

            api.get(ACTIVITIES + "/" + activity).expect(200);
            assertThat(api.get(ACTIVITIES + "?org_id=" + org).expect(200).total())
                    .isOne();
            api.get("/actuator/health/readiness").expect(200);
            assertThat(api.get("/actuator/health").expect(503).text("status")).isEqualTo("DOWN");
            assertThat(application.output()).contains("writes are refused, reads go on");
        }
    }

    @Test
    void littleSpaceIsWarnedOf() throws Exception {
        try (var application = ApplicationProcess.start(
                directory, "--bufdir.disk.warn-below=1000TB", "--bufdir.disk.refuse-below=1KB")) {
            Given.organization(application.api());
            assertThat(application.output()).contains("MB are free on the disk of the data directory; below 0 MB");
        }
    }

    /** On a small file system of its own, without the threshold that keeps it from happening. */
    @Test
    void whatWasAnsweredSurvivesAFullDiskAndWritesGoOnOnceThereIsSpace() throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", directory.toString()))
                .as("a small file system can be mounted")
                .isZero();
        try (var application =
                ApplicationProcess.start(directory, "--bufdir.disk.warn-below=0B", "--bufdir.disk.refuse-below=0B")) {
            var api = application.api();
            String org = Given.organization(api);
            try (var writer = new RepeatingWriter(api, org, CLIENTS)) {
                await().atMost(PATIENCE).until(() -> writer.count() > 100);
                String other = Given.organization(api);
                fill(directory.resolve("ballast"));
                await().atMost(PATIENCE)
                        .until(
                                () -> api.post(ACTIVITIES, Given.newActivity(other))
                                        .status(),
                                it -> it == 503);
                Thread.sleep(3000);
                api.get("/actuator/health/liveness").expect(200);
                int reached = writer.count();

                long freed = System.nanoTime();
                Files.delete(directory.resolve("ballast"));
                await().atMost(PATIENCE).until(() -> writer.count() > reached + CLIENTS);
                long millis = (System.nanoTime() - freed) / 1_000_000;
                application.awaitReady();
                writer.assertNothingLostOrDoubled(api);
                Measured.note(
                        "full disk: rounds 1, answered writes %s, lost 0, doubled 0, ms from free space to answered writes %s,"
                                + " PostgreSQL ended: %s",
                        writer.count(), millis, application.output().contains("has ended by itself"));
            }
        } finally {
            run("umount", "-l", directory.toString());
        }
    }

    private static void fill(Path ballast) {
        try (OutputStream to = Files.newOutputStream(ballast)) {
            while (true) {
                to.write(MEGABYTE);
            }
        } catch (IOException full) {
            // That is what it is for.
        }
    }

    private static int run(String... command) throws Exception {
        var process = new ProcessBuilder(command).start();
        return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
