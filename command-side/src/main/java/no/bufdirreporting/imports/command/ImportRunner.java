package no.bufdirreporting.imports.command;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.imports.ImportCommand.ConfirmCancellation;
import no.bufdirreporting.imports.ImportCommand.FailImport;
import no.bufdirreporting.imports.ImportTally;
import no.bufdirreporting.imports.command.result.RejectedRows;
import no.bufdirreporting.imports.command.row.RowKeys;
import no.bufdirreporting.imports.command.sheet.ImportedSheet;
import no.bufdirreporting.imports.command.sheet.UnreadableSheetException;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.platform.axon.Refusals;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs an import from where its last report has left it until it has ended. */
@Component
class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final int MAX_ROWS = 1_000_000;

    private final CommandGateway commands;
    private final EventStore events;
    private final ImportDirectory directory;
    private final RowKinds kinds;
    private final ImportMeters meters;
    private final PersonalFacts personal;
    private final Duration reportEvery;

    ImportRunner(
            CommandGateway commands,
            EventStore events,
            ImportDirectory directory,
            RowKinds kinds,
            ImportMeters meters,
            PersonalFacts personal,
            @Value("${bufdir.imports.report-every:1s}") Duration reportEvery) {
        this.commands = commands;
        this.events = events;
        this.directory = directory;
        this.kinds = kinds;
        this.meters = meters;
        this.personal = personal;
        this.reportEvery = reportEvery;
    }

    /**
     * Runs the import and deletes its file once it has ended.
     *
     * @param stopping whether this process is being stopped; then the import is left as it is
     */
    void run(String importId, BooleanSupplier stopping) throws IOException {
        var found = ImportState.read(events, importId);
        if (found.isEmpty()) {
            if (directory.isLost(importId)) {
                directory.forget(importId);
            }
            return;
        }
        var state = found.get();
        if (state.running()) {
            var patient = PatientCommands.of(state, commands, stopping);
            try (var _ = meters.running()) {
                end(state, patient);
            }
            ImportState.read(events, importId)
                    .ifPresent(it -> meters.left(it.view().status()));
        }
        directory.forget(importId);
    }

    private void end(ImportState state, PatientCommands patient) throws IOException {
        String importId = state.started().importId();
        if (state.cancelled()) {
            patient.send(new ConfirmCancellation(importId, state.tally()));
            return;
        }
        try (var sheet = open(state)) {
            long rowsTotal =
                    state.progress() == null ? count(state) : state.progress().rowsTotal();
            var rejectedPath = directory.rejected(importId);
            long keptBytes = state.started().options().dryRun() ? 0 : state.rejectedBytes();
            try (var rejected = RejectedRows.open(rejectedPath, keptBytes, sheet.header(), sheet.style())) {
                var kind = kinds.of(state, sheet, patient);
                String orgId = state.started().orgId();
                var keys = new RowKeys(orgId, patient.patiently(() -> personal.hashOf(orgId)));
                complete(
                        new ImportRun<>(state, sheet, kind, patient, rejected, rowsTotal, keys, reportEvery, meters),
                        state,
                        patient);
            }
        } catch (UnreadableSheetException unreadable) {
            patient.send(new FailImport(importId, state.tally(), unreadable.getMessage()));
        }
    }

    private void complete(ImportRun<?, ?> run, ImportState state, PatientCommands patient) throws IOException {
        String importId = state.started().importId();
        try {
            run.complete();
        } catch (InterruptedImportException | UnreadableSheetException expected) {
            throw expected;
        } catch (RuntimeException failed) {
            String code = Refusals.reason(failed).map(Rejection::code).orElse("");
            switch (code) {
                case "import-cancelled" ->
                    patient.send(new ConfirmCancellation(importId, run.settled().now()));
                // Another process has ended it.
                case "import-ended" -> {}
                default -> {
                    log.error("Import {} failed", importId, failed);
                    patient.send(
                            new FailImport(importId, tally(run, state), "Something went wrong. It has been logged."));
                }
            }
        }
    }

    private static ImportTally tally(ImportRun<?, ?> run, ImportState state) throws IOException {
        try {
            return run.settled().now();
        } catch (RuntimeException alsoFailed) {
            return state.tally();
        }
    }

    private ImportedSheet open(ImportState state) throws IOException {
        var file = state.started().file();
        return ImportedSheet.open(
                directory.upload(state.started().importId(), file),
                file.format(),
                state.started().kind());
    }

    /** Reads the whole file once, so that nothing of a file is recorded that cannot be read to its end. */
    private long count(ImportState state) throws IOException {
        try (var sheet = open(state)) {
            long rows = 0;
            while (sheet.next() != null) {
                if (++rows > MAX_ROWS) {
                    throw new UnreadableSheetException(
                            "The file has more than a million rows. Divide it into several.");
                }
            }
            return rows;
        }
    }
}
