package no.bufdirreporting.imports.command;

import java.util.List;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityCommand.ImportActivity;
import no.bufdirreporting.activity.ActivityCommand.ImportedActivity;
import no.bufdirreporting.imports.ImportStarted;
import no.bufdirreporting.imports.OnChange;
import no.bufdirreporting.imports.command.row.CellError;
import no.bufdirreporting.imports.command.row.RowKeys.Keyed;
import no.bufdirreporting.imports.command.row.RowReader;
import no.bufdirreporting.imports.command.row.RowReader.Accepted;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.platform.axon.Refusals;
import org.jspecify.annotations.Nullable;

/** Imports single rows by a command each. */
record RowImporter(ImportStarted started, RowReader reader, PatientCommands commands) {

    /**
     * What became of a row.
     *
     * @param activity null if the row was rejected, or comes twice in the file
     * @param errors why it was rejected; empty if it was not
     */
    record Outcome(RowReader.Result row, @Nullable ImportedActivity activity, List<CellError> errors) {

        static Outcome rejected(RowReader.Result row, CellError... errors) {
            return new Outcome(row, null, List.of(errors));
        }
    }

    /** What becomes of a row is known without a command if it cannot be read, or if the file had its key before. */
    Optional<Outcome> withoutCommand(RowReader.Result result, @Nullable Keyed key) {
        return switch (result) {
            case RowReader.Rejected it -> Optional.of(new Outcome(it, null, it.errors()));
            case Accepted it
            when key != null && key.earlierRow() != 0 ->
                Optional.of(
                        key.sameContent()
                                ? new Outcome(it, null, List.of())
                                : Outcome.rejected(
                                        it,
                                        reader.error(
                                                it.row(),
                                                "row_key",
                                                "is the key of row " + key.earlierRow()
                                                        + ", which has other content")));
            default -> Optional.empty();
        };
    }

    Outcome send(Accepted row, Keyed key) {
        try {
            return new Outcome(row, commands.send(command(row, key)), List.of());
        } catch (InterruptedImportException stopped) {
            throw stopped;
        } catch (RuntimeException refused) {
            var reason = Refusals.reason(refused).orElseThrow(() -> refused);
            return Outcome.rejected(row, reader.error(row.row(), reason.field(), message(reason)));
        }
    }

    private ImportActivity command(Accepted row, Keyed key) {
        return new ImportActivity(
                key.activityId(),
                started.orgId(),
                row.facts(),
                row.timed(),
                row.key() != null,
                started.importId(),
                started.options().onChange() == OnChange.CORRECT,
                started.options().dryRun());
    }

    private static String message(Rejection reason) {
        return reason.kind() == Rejection.Kind.GONE
                ? "The row was imported before, and its activity was deleted since."
                : reason.message();
    }
}
