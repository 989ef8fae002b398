package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the process during an import, {@code import.crashes} times, and lets it go on. */
@StandaloneOnly
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ImportCrashTest {

    private static final int CRASHES = Integer.getInteger("import.crashes", 2);
    private static final int WRONG = 50;
    private static final String[] SETTINGS = {"--bufdir.imports.report-every=200ms"};

    private final Random random = new Random();

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void everyRowIsRecordedOnceHoweverOftenTheProcessIsKilled(ImportedKind kind) throws Exception {
        int rows = Integer.getInteger("import.rows", kind.manyRows * CRASHES);
        String org = "";
        String location = "";
        int underWay = 0;
        for (int crash = 0; crash < CRASHES; crash++) {
            try (var application = ApplicationProcess.start(directory, SETTINGS)) {
                if (crash == 0) {
                    org = Given.organization(application.api());
                    location = kind.start(application.api(), org, rows(kind, org, rows));
                }
                Thread.sleep(300 + random.nextInt(600));
                if (application.api().get(location).text("status").equals("running")) {
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
            var ended = Imports.endedAt(api, location);

            assertThat(ended.text("status")).isEqualTo("completed");
            assertThat(Imports.counts(ended)).isEqualTo(Map.of("accepted", (long) rows, "rejected", (long) WRONG));
            assertThat(kind.recorded(api, org)).isEqualTo(rows);
            assertThat(Imports.rejected(api, ended).lines()).hasSize(WRONG + 1);
            System.out.printf("%s of %s kills came during the import%n", underWay, CRASHES);
            assertThat(underWay).as("the kills came during the import").isPositive();
            try (var left = Files.list(directory.resolve("imports"))) {
                assertThat(left.map(it -> it.getFileName().toString()))
                        .containsExactly(ended.text("import_id") + ".rejected");
            }
        }
    }

    private static String rows(ImportedKind kind, String org, int count) {
        var rows = new StringBuilder();
        for (int n = 0; n < WRONG; n++) {
            rows.append(kind.rows(org, n * count / WRONG, (n + 1) * count / WRONG));
            rows.append(kind.wrongRow);
        }
        return rows.toString();
    }
}
