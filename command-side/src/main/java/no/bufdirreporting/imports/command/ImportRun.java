package no.bufdirreporting.imports.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityCommand.ImportedActivity;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.imports.ImportCommand.CompleteImport;
import no.bufdirreporting.imports.ImportCommand.ReportProgress;
import no.bufdirreporting.imports.ImportTally;
import no.bufdirreporting.imports.PeriodForecast;
import no.bufdirreporting.imports.command.RowImporter.Outcome;
import no.bufdirreporting.imports.command.result.Forecast;
import no.bufdirreporting.imports.command.result.RejectedRows;
import no.bufdirreporting.imports.command.result.Tally;
import no.bufdirreporting.imports.command.row.RowKeys;
import no.bufdirreporting.imports.command.row.RowReader;
import no.bufdirreporting.imports.command.row.RowReader.Accepted;
import no.bufdirreporting.imports.command.sheet.ActivitySheet;

/**
 * Imports the rows of one file that come after the last report. Several commands are under way at once, so that the event
 * store commits them together; what became of the rows is counted in their order, so that a report is about the first rows.
 */
final class ImportRun {

    /** Enough to fill the transactions of the event store, and few enough to leave room for other writes. */
    private static final int AT_ONCE = 256;

    private final ImportState state;
    private final ActivitySheet sheet;
    private final RowReader reader;
    private final PatientCommands commands;
    private final RowImporter importer;
    private final RejectedRows rejected;
    private final long rowsTotal;
    private final long interval;
    private final RowKeys keys;
    private final Tally tally;
    private final ArrayDeque<CompletableFuture<Outcome>> underWay = new ArrayDeque<>();
    private final Forecast forecast = new Forecast();
    private long lastReport = System.nanoTime();
    private long rowsOfLastReport;

    /** @param reportEvery how often progress is reported */
    ImportRun(
            ImportState state,
            ActivitySheet sheet,
            RowReader reader,
            PatientCommands commands,
            RejectedRows rejected,
            long rowsTotal,
            Duration reportEvery) {
        this.state = state;
        this.sheet = sheet;
        this.reader = reader;
        this.commands = commands;
        this.importer = new RowImporter(state.started(), reader, commands);
        this.rejected = rejected;
        this.rowsTotal = rowsTotal;
        this.interval = reportEvery.toNanos();
        this.keys = new RowKeys(state.started().orgId());
        // A dry run that was interrupted begins anew: what it has learned of the figures is not stored.
        this.tally = new Tally(state.started().options().dryRun() ? ImportTally.NONE : state.tally());
        this.rowsOfLastReport = tally.rowsRead();
    }

    /**
     * Imports the rest of the rows. If it ends early, all commands that it sent have been answered.
     *
     * @param periods works out the figures that a dry run would leave
     */
    void complete(Function<Forecast, List<PeriodForecast>> periods) throws IOException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            long done = tally.rowsRead();
            long number = 0;
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                var read = reader.read(row);
                // Keys depend on the rows before, so those that were imported are read again, too.
                var key = read instanceof Accepted accepted ? keys.next(accepted) : null;
                if (++number > done) {
                    makeRoom();
                    underWay.add(importer.withoutCommand(read, key)
                            .map(CompletableFuture::completedFuture)
                            .orElseGet(() -> sent(executor, (Accepted) read, key)));
                }
            }
            while (!underWay.isEmpty()) {
                settleNext();
            }
        }
        rejected.sync();
        commands.send(new CompleteImport(importId(), tally.now(), ignoredColumns(), periods.apply(forecast)));
    }

    private CompletableFuture<Outcome> sent(ExecutorService executor, Accepted row, RowKeys.Keyed key) {
        return CompletableFuture.supplyAsync(() -> importer.send(row, key), executor);
    }

    private void makeRoom() throws IOException {
        if (commands.stopping().getAsBoolean()) {
            throw new InterruptedImportException();
        }
        while (underWay.size() >= AT_ONCE
                || (!underWay.isEmpty() && underWay.getFirst().isDone())) {
            settleNext();
        }
        if (System.nanoTime() - lastReport >= interval) {
            report();
        }
    }

    private void settleNext() throws IOException {
        try {
            settle(underWay.removeFirst().join());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void settle(Outcome outcome) throws IOException {
        if (!outcome.errors().isEmpty()) {
            tally.rejected();
            rejected.add(outcome.row().row(), outcome.errors());
        } else if (outcome.activity() == null) {
            tally.repeated();
        } else {
            tally.imported(outcome.activity());
            if (state.started().options().dryRun() && outcome.row() instanceof Accepted row) {
                foresee(row, outcome.activity());
            }
        }
    }

    private void foresee(Accepted row, ImportedActivity imported) {
        var before = imported.before();
        if (before != null) {
            forecast.corrected(before, row.timed() ? row.facts() : row.facts().at(before.submittedAt()));
        } else if (imported.outcome() == ImportedActivity.Outcome.RECORDED) {
            forecast.recorded(row.facts());
            String duplicate = ActivityWarning.POSSIBLE_DUPLICATE.code();
            if (forecast.comesAgain(row.facts())
                    && imported.warnings().stream().noneMatch(it -> it.code().equals(duplicate))) {
                tally.warned(duplicate);
            }
        }
    }

    private void report() throws IOException {
        long now = System.nanoTime();
        long rows = tally.rowsRead() - rowsOfLastReport;
        long perSecond = rows * Duration.ofSeconds(1).toNanos() / Math.max(1, now - lastReport);
        commands.send(
                new ReportProgress(importId(), tally.now(), rowsTotal, perSecond, rejected.sync(), ignoredColumns()));
        lastReport = now;
        rowsOfLastReport = tally.rowsRead();
    }

    /** Counts what became of the rows whose commands were under way when the import was ended. */
    Tally settled() throws IOException {
        while (!underWay.isEmpty()) {
            settleNext();
        }
        rejected.sync();
        return tally;
    }

    private List<String> ignoredColumns() {
        return sheet.header().ignored();
    }

    private String importId() {
        return state.started().importId();
    }
}
