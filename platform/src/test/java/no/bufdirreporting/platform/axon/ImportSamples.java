package no.bufdirreporting.platform.axon;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.imports.ImportCancellationRequested;
import no.bufdirreporting.imports.ImportCancelled;
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
import no.bufdirreporting.imports.PeriodForecast;
import no.bufdirreporting.imports.PeriodForecast.Figures;

/** Samples of the events of imports. */
final class ImportSamples {

    private static final ImportTally TALLY = new ImportTally(12, 5, 1, 4, 2, Map.of("future_day", 3L));

    static final List<Object> FULL = List.of(
            new ImportStarted(
                    "import-1",
                    "org-1",
                    ImportKind.CHAPTERS,
                    new ImportedFile(ImportFormat.CSV, 4711, "0a1b"),
                    new ImportOptions(true, OnChange.CORRECT)),
            new ImportProgressed("import-1", "org-1", TALLY, 100, 2500, 812, List.of("Kommentar")),
            new ImportCancellationRequested("import-1", "org-1"),
            new ImportCompleted(
                    "import-1",
                    "org-1",
                    TALLY,
                    List.of("Kommentar"),
                    List.of(new PeriodForecast(
                            "2026-q1",
                            new Figures(1, 12, 1, new BigDecimal("2.5")),
                            new Figures(2, 20, 2, new BigDecimal("3"))))),
            new ImportFailed("import-1", "org-1", TALLY, "The file is not an XLSX workbook."),
            new ImportCancelled("import-1", "org-1", TALLY));

    private ImportSamples() {}
}
