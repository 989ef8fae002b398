package no.bufdirreporting.imports.command;

import static no.bufdirreporting.platform.command.Refusals.refused;

import java.util.List;
import java.util.Map;
import no.bufdirreporting.imports.ImportCancellationRequested;
import no.bufdirreporting.imports.ImportCancelled;
import no.bufdirreporting.imports.ImportCommand.CancelImport;
import no.bufdirreporting.imports.ImportCommand.CompleteImport;
import no.bufdirreporting.imports.ImportCommand.ConfirmCancellation;
import no.bufdirreporting.imports.ImportCommand.FailImport;
import no.bufdirreporting.imports.ImportCommand.ReportProgress;
import no.bufdirreporting.imports.ImportCommand.StartImport;
import no.bufdirreporting.imports.ImportCompleted;
import no.bufdirreporting.imports.ImportFailed;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.ImportOptions;
import no.bufdirreporting.imports.ImportProgressed;
import no.bufdirreporting.imports.ImportStarted;
import no.bufdirreporting.imports.ImportTally;
import no.bufdirreporting.imports.ImportedFile;
import no.bufdirreporting.imports.OnChange;
import no.bufdirreporting.kernel.Rejection.Kind;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class SheetImportTest {

    private static final ImportedFile FILE = new ImportedFile(ImportFormat.CSV, 10, "abc");
    private static final ImportOptions OPTIONS = new ImportOptions(false, OnChange.REJECT);
    private static final ImportStarted STARTED =
            new ImportStarted("import-1", "org-1", ImportKind.ACTIVITIES, FILE, OPTIONS);
    private static final ImportTally TALLY = new ImportTally(3, 2, 0, 0, 1, Map.of());
    private static final ImportProgressed PROGRESSED = progressed(TALLY);
    private static final ImportCancellationRequested TO_BE_CANCELLED =
            new ImportCancellationRequested("import-1", "org-1");

    private final FixtureConfiguration<SheetImport> fixture = new AggregateTestFixture<>(SheetImport.class);

    @Test
    void repeatedStartChangesNothing() {
        var start = new StartImport("import-1", "org-1", ImportKind.ACTIVITIES, FILE, OPTIONS);
        fixture.givenNoPriorActivity().when(start).expectEvents(STARTED);
        fixture.given(STARTED, PROGRESSED)
                .when(start)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void otherFileWithTheSameKeyIsRefused() {
        var other = new StartImport(
                "import-1", "org-1", ImportKind.ACTIVITIES, new ImportedFile(ImportFormat.CSV, 10, "abd"), OPTIONS);
        fixture.given(STARTED).when(other).expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }

    @Test
    void reportThatIsNotAheadChangesNothing() {
        fixture.given(STARTED).when(report(TALLY)).expectEvents(PROGRESSED);
        fixture.given(STARTED, PROGRESSED)
                .when(report(new ImportTally(2, 2, 0, 0, 0, Map.of())))
                .expectNoEvents();
    }

    @Test
    void importIsCancelledInTwoSteps() {
        fixture.given(STARTED, PROGRESSED)
                .when(new CancelImport("import-1"))
                .expectEvents(TO_BE_CANCELLED)
                .expectResultMessagePayload(2L);
        fixture.given(STARTED, TO_BE_CANCELLED)
                .when(new CancelImport("import-1"))
                .expectNoEvents();
        fixture.given(STARTED, TO_BE_CANCELLED)
                .when(report(TALLY))
                .expectException(refused(Kind.CONFLICT, "import-cancelled"));
        fixture.given(STARTED, TO_BE_CANCELLED)
                .when(new ConfirmCancellation("import-1", TALLY))
                .expectEvents(new ImportCancelled("import-1", "org-1", TALLY));
    }

    @Test
    void importThatHasReadAllCompletesEvenIfItIsToBeCancelled() {
        fixture.given(STARTED, TO_BE_CANCELLED)
                .when(new CompleteImport("import-1", TALLY, List.of(), List.of()))
                .expectEvents(new ImportCompleted("import-1", "org-1", TALLY, List.of(), List.of()));
    }

    @Test
    void endedImportDoesNothingMore() {
        var failed = new ImportFailed("import-1", "org-1", TALLY, "No header");
        fixture.given(STARTED)
                .when(new FailImport("import-1", TALLY, "No header"))
                .expectEvents(failed);
        for (Object command : List.of(
                report(TALLY),
                new CancelImport("import-1"),
                new CompleteImport("import-1", TALLY, List.of(), List.of()))) {
            fixture.given(STARTED, failed).when(command).expectException(refused(Kind.CONFLICT, "import-ended"));
        }
    }

    private static ReportProgress report(ImportTally tally) {
        return new ReportProgress("import-1", tally, 100, 10, 20, List.of());
    }

    private static ImportProgressed progressed(ImportTally tally) {
        return new ImportProgressed("import-1", "org-1", tally, 100, 10, 20, List.of());
    }
}
