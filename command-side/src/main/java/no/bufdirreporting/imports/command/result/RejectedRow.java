package no.bufdirreporting.imports.command.result;

import java.util.List;
import java.util.stream.Collectors;
import no.bufdirreporting.imports.command.row.CellError;

/**
 * A row that was not recorded.
 *
 * @param row its number in the file
 * @param cells as they were read
 */
record RejectedRow(long row, List<String> cells, List<CellError> errors) {

    /** The reasons in one sentence for people. */
    String reasons() {
        return errors.stream().map(CellError::toString).collect(Collectors.joining("; "));
    }
}
