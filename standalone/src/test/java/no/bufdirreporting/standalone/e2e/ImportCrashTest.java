package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process during an import, {@code import.crashes} times, and lets it go on. */
@StandaloneOnly
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ImportCrashTest {

    private static final int CRASHES = Integer.getInteger("import.crashes", 2);
    private static final int ROWS = Integer.getInteger("import.rows", 10_000 * CRASHES);
    private static final int WRONG = 50;
    private static final String[] SETTINGS = {"--bufdir.imports.report-every=200ms"};

    private final Random random = new Random();

    @TempDir
    Path directory;

    @Test
    void everyRowIsRecordedOnceHoweverOftenTheProcessIsKilled() throws Exception {
        String org = "";
        String id = "";
        int underWay = 0;
        for (int crash = 0; crash < CRASHES; crash++) {
            try (var application = ApplicationProcess.start(directory, SETTINGS)) {
                if (crash == 0) {
                    org = Given.organization(application.api());
                    id = Imports.start(application.api(), org, file())
                            .expect(202)
                            .text("import_id");
                }
                Thread.sleep(300 + random.nextInt(600));
                if (application
                        .api()
                        .get(Imports.PATH + "/" + id)
                        .text("status")
                        .equals("running")) {
                    underWay++;
                }
                if (crash % 3 == 2) {
                    application.killWithPostgres();
                } else {
                    application.kill();
                }
            }
        }
        try (var application = ApplicationProcess.start(directory, SETTINGS)) {
            var api = application.api();
            var ended = Imports.ended(api, id);

            assertThat(ended.text("status")).isEqualTo("completed");
            assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", (long) ROWS, "rejected", (long) WRONG));
            assertThat(Imports.recorded(api, org)).isEqualTo(ROWS);
            assertThat(Imports.rejected(api, ended).lines()).hasSize(WRONG + 1);
            System.out.printf("%s of %s kills came during the import%n", underWay, CRASHES);
            assertThat(underWay).as("the kills came during the import").isPositive();
            try (var left = Files.list(directory.resolve("imports"))) {
                assertThat(left.map(it -> it.getFileName().toString())).containsExactly(id + ".rejected");
            }
        }
    }

    private static String file() {
        var rows = new StringBuilder(Imports.HEADER);
        for (int n = 0; n < WRONG; n++) {
            rows.append(Imports.rows(n * ROWS / WRONG, (n + 1) * ROWS / WRONG));
            rows.append("kari;lag;kafe;i går;1;1;\n");
        }
        return rows.toString();
    }
}
