package no.bufdirreporting.imports.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.bufdirreporting.imports.ImportCommand.CompleteImport;
import no.bufdirreporting.imports.ImportCommand.ReportProgress;
import no.bufdirreporting.imports.ImportTally;
import no.bufdirreporting.imports.command.RowImporter.Outcome;
import no.bufdirreporting.imports.command.result.RejectedRows;
import no.bufdirreporting.imports.command.result.Tally;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.imports.command.row.RowKeys;
import no.bufdirreporting.imports.command.sheet.ImportedSheet;
import no.bufdirreporting.kernel.ImportedRow;

/**
 * Imports the rows of one file that come after the last report. Several commands are under way at once, so that the event
 * store commits them together; what became of the rows is counted in their order, so that a report is about the first rows.
 */
final class ImportRun<T, A extends ImportedRow> {

    /** Enough to fill the transactions of the event store, and few enough to leave room for other writes. */
    private static final int AT_ONCE = 256;

    private final ImportState state;
    private final ImportedSheet sheet;
    private final RowKind<T, A> kind;
    private final PatientCommands commands;
    private final RowImporter<T, A> importer;
    private final ImportMeters meters;
    private final RejectedRows rejected;
    private final long rowsTotal;
    private final long interval;
    private final RowKeys keys;
    private final Tally tally;
    private final ArrayDeque<CompletableFuture<Outcome<T, A>>> underWay = new ArrayDeque<>();
    private long lastReport = System.nanoTime();
    private long rowsOfLastReport;

    /** @param reportEvery how often progress is reported */
    ImportRun(
            ImportState state,
            ImportedSheet sheet,
            RowKind<T, A> kind,
            PatientCommands commands,
            RejectedRows rejected,
            long rowsTotal,
            RowKeys keys,
            Duration reportEvery,
            ImportMeters meters) {
        this.state = state;
        this.sheet = sheet;
        this.kind = kind;
        this.commands = commands;
        this.importer = new RowImporter<>(kind, sheet.header(), commands);
        this.rejected = rejected;
        this.rowsTotal = rowsTotal;
        this.interval = reportEvery.toNanos();
        this.meters = meters;
        this.keys = keys;
        // A dry run that was interrupted begins anew: what it has learned of the figures is not stored.
        this.tally = new Tally(isDryRun() ? ImportTally.NONE : state.tally());
        this.rowsOfLastReport = tally.rowsRead();
    }

    /** Imports the rest of the rows. If it ends early, all commands that it sent have been answered. */
    void complete() throws IOException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            long done = tally.rowsRead();
            long number = 0;
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                var read = kind.reader().read(row);
                // Keys depend on the rows before, so those that were imported are read again, too.
                var key = read instanceof Accepted<T> accepted ? keys.next(accepted) : null;
                if (++number > done) {
                    makeRoom();
                    underWay.add(importer.withoutCommand(read, key)
                            .map(CompletableFuture::completedFuture)
                            .orElseGet(() -> sent(executor, (Accepted<T>) read, key)));
                }
            }
            while (!underWay.isEmpty()) {
                settleNext();
            }
        }
        rejected.sync();
        commands.send(
                new CompleteImport(importId(), tally.now(), ignoredColumns(), isDryRun() ? kind.periods() : List.of()));
    }

    private CompletableFuture<Outcome<T, A>> sent(ExecutorService executor, Accepted<T> row, RowKeys.Keyed key) {
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

    private void settle(Outcome<T, A> outcome) throws IOException {
        meters.row(outcome.result());
        if (!outcome.errors().isEmpty()) {
            tally.rejected();
            rejected.add(outcome.row().row(), outcome.errors());
        } else if (outcome.answer() == null) {
            tally.repeated();
        } else {
            tally.imported(outcome.answer());
            if (isDryRun() && outcome.row() instanceof Accepted<T> row) {
                kind.foresee(row, outcome.answer(), tally);
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

    private boolean isDryRun() {
        return state.started().options().dryRun();
    }

    private List<String> ignoredColumns() {
        return sheet.header().ignored();
    }

    private String importId() {
        return state.started().importId();
    }
}
