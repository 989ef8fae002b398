package no.bufdirreporting.imports.query;

import java.util.List;
import java.util.Map;
import no.bufdirreporting.imports.ImportCompleted;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.ImportOptions;
import no.bufdirreporting.imports.ImportProgressed;
import no.bufdirreporting.imports.ImportStarted;
import no.bufdirreporting.imports.ImportTally;
import no.bufdirreporting.imports.ImportedFile;
import no.bufdirreporting.imports.OnChange;
import no.bufdirreporting.platform.query.EventLog;
import org.axonframework.eventhandling.DomainEventMessage;

/** An import that began and ended. */
public final class ImportHistory {

    private ImportHistory() {}

    public static List<DomainEventMessage<?>> of(EventLog log, String org) {
        var file = new ImportedFile(ImportFormat.CSV, 4711, "0a1b");
        var tally = new ImportTally(3, 1, 0, 1, 1, Map.of("too_many_hours", 1L));
        return List.of(
                log.next(
                        "import-1",
                        new ImportStarted(
                                "import-1",
                                org,
                                ImportKind.ACTIVITIES,
                                file,
                                new ImportOptions(false, OnChange.REJECT))),
                log.next("import-1", new ImportProgressed("import-1", org, tally, 3, 100, 80, List.of("Colour"))),
                log.next("import-1", new ImportCompleted("import-1", org, tally, List.of("Colour"), List.of())));
    }
}
