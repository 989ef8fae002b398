package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a service that is written to. {@code backup.rounds} is their number. */
@StandaloneOnly
class BackupTest {

    private static final int ROUNDS = Integer.getInteger("backup.rounds", 2);
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RECORDED =
            "select event_identifier from events.domain_event_entry where payload_type = 'ActivityRecorded'";

    @TempDir
    static Path temporary;

    private static final List<Taken> BACKUPS = new ArrayList<>();

    /** @param answered how many writes had been answered when the backup began */
    private record Taken(Path directory, int answered) {}

    @BeforeAll
    static void takeBackupsUnderLoad() throws Exception {
        Path data = Files.createDirectory(temporary.resolve("data"));
        try (var application = ApplicationProcess.start(data, Auditor.setting())) {
            String org = Given.organization(application.api());
            try (var writer = new RepeatingWriter(application.api(), org, CLIENTS)) {
                for (int round = 0; round < ROUNDS; round++) {
                    int reached = writer.count();
                    await().atMost(PATIENCE).until(() -> writer.count() > reached + 100);
                    Given.completedAggregation(application.api(), org, "2024-q4");
                    int answered = writer.count();
                    Path target = temporary.resolve("backup-" + round);
                    long begun = System.nanoTime();
                    String printed = CommandProcess.run(data, "backup", "--to=" + target)
                            .expect(0)
                            .text();
                    assertThat(printed).contains("Backed up to " + target, "at least up to event");
                    Measured.note(
                            "backup under load: s %s, writes answered meanwhile %s",
                            (System.nanoTime() - begun) / 1e9, writer.count() - answered);
                    assertThat(writer.count()).as("writes meanwhile").isGreaterThan(answered);
                    BACKUPS.add(new Taken(target, answered));
                }
                writer.assertNothingLostOrDoubled(application.api());
            }
        }
    }

    @Test
    void eachRestoredBackupHasWhatWasAnsweredBeforeAndIsVerified() throws Exception {
        for (var backup : BACKUPS) {
            Path data = temporary.resolve("of-" + backup.directory().getFileName());
            assertThat(restore(backup.directory(), data).expect(0).text()).contains(" events");
            CommandProcess.run(data, "audit", "verify").expect(0);
            assertThat(recorded(data)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(backup.answered());
        }
        Path last = temporary.resolve("of-backup-" + (ROUNDS - 1));
        new DirectoryAtRest(temporary.resolve("data/keys")).copy(last.resolve("keys"));
        try (var application = ApplicationProcess.start(last, Auditor.setting())) {
            Given.activity(application.api(), Given.organization(application.api()));
            new Auditor(application.api()).assertIntact();
        }
    }

    @Test
    void whatIsDamagedIncompleteOrInTheWayIsRefused() throws Exception {
        Path damaged = new DirectoryAtRest(BACKUPS.getFirst().directory())
                .copy(temporary.resolve("damaged"))
                .path();
        Path file = damaged.resolve("postgres/PG_VERSION");
        Files.writeString(file, "17\n");
        Path data = temporary.resolve("refused");
        assertThat(restore(damaged, data).expect(3).errors()).contains("damaged: PG_VERSION is not");
        Files.delete(file);
        assertThat(restore(damaged, data).expect(3).errors()).contains("PG_VERSION is missing");
        Files.delete(damaged.resolve("backup.json"));
        assertThat(restore(damaged, data).expect(3).errors()).contains("not a complete backup");
        assertThat(data.resolve("postgres")).doesNotExist();

        Path used = temporary.resolve("data");
        assertThat(restore(BACKUPS.getFirst().directory(), used).expect(3).errors())
                .contains("has data already");
        assertThat(CommandProcess.run(used, "backup", "--to=" + damaged)
                        .expect(3)
                        .errors())
                .contains("is not empty");
        assertThat(CommandProcess.run(used, "backup").expect(2).errors()).contains("--to");
    }

    @Test
    void aStoppedServiceCanBeBackedUp() throws Exception {
        Path used = temporary.resolve("data");
        Path target = temporary.resolve("of-stopped");
        CommandProcess.run(used, "backup", "--to=" + target).expect(0);
        Path data = temporary.resolve("from-stopped");
        restore(target, data).expect(0);
        assertThat(recorded(data)).isNotEmpty().isEqualTo(recorded(used));
    }

    private static List<String> recorded(Path data) throws Exception {
        return new DirectoryAtRest(data).database(it -> DirectoryAtRest.strings(it, RECORDED));
    }

    private static CommandProcess.Ended restore(Path backup, Path data) throws Exception {
        return CommandProcess.run(data, "restore", "--from=" + backup);
    }
}
