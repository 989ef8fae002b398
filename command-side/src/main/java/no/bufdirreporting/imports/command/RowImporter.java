package no.bufdirreporting.imports.command;

import java.util.List;
import java.util.Optional;
import no.bufdirreporting.imports.command.row.CellError;
import no.bufdirreporting.imports.command.row.Header;
import no.bufdirreporting.imports.command.row.ReadRow;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.imports.command.row.ReadRow.Rejected;
import no.bufdirreporting.imports.command.row.RowKeys.Keyed;
import no.bufdirreporting.kernel.ImportedRow;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.platform.axon.Refusals;
import org.jspecify.annotations.Nullable;

/** Imports single rows by a command each. */
record RowImporter<T, A extends ImportedRow>(RowKind<T, A> kind, Header header, PatientCommands commands) {

    /** What became of a row, in a word. */
    enum Result {
        ACCEPTED,
        CORRECTED,
        REPEATED,
        REJECTED
    }

    /**
     * What became of a row.
     *
     * @param answer of its command; null if the row was rejected, or comes twice in the file
     * @param errors why it was rejected; empty if it was not
     */
    record Outcome<T, A extends ImportedRow>(
            ReadRow<T> row, @Nullable A answer, List<CellError> errors) {

        Result result() {
            if (!errors.isEmpty()) {
                return Result.REJECTED;
            }
            return answer == null
                    ? Result.REPEATED
                    : switch (answer.outcome()) {
                        case RECORDED -> Result.ACCEPTED;
                        case CORRECTED -> Result.CORRECTED;
                        case REPEATED -> Result.REPEATED;
                    };
        }
    }

    /** What becomes of a row is known without a command if it cannot be read, or if the file had its key before. */
    Optional<Outcome<T, A>> withoutCommand(ReadRow<T> row, @Nullable Keyed key) {
        if (row instanceof Rejected<T> rejected) {
            return Optional.of(new Outcome<>(row, null, rejected.errors()));
        }
        if (key == null || key.earlierRow() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                key.sameContent()
                        ? new Outcome<>(row, null, List.of())
                        : rejected(
                                row,
                                kind.keyColumn().field(),
                                "is the key of row " + key.earlierRow() + ", which has other content"));
    }

    Outcome<T, A> send(Accepted<T> row, Keyed key) {
        try {
            return new Outcome<>(row, commands.<A>send(kind.command(row, key)), List.of());
        } catch (InterruptedImportException stopped) {
            throw stopped;
        } catch (RuntimeException refused) {
            var reason = Refusals.reason(refused).orElseThrow(() -> refused);
            return rejected(row, reason.field(), message(reason));
        }
    }

    private Outcome<T, A> rejected(ReadRow<T> row, @Nullable String field, String message) {
        return new Outcome<>(row, null, List.of(header.error(row.row(), field, kind.keyColumn(), message)));
    }

    private static String message(Rejection reason) {
        return switch (reason.kind()) {
            case GONE -> "The row was imported before, and its activity was deleted since.";
            case NOT_FOUND -> "The id cannot be used in this organization; choose another one.";
            default -> reason.message();
        };
    }
}
