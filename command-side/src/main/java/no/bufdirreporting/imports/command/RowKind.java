package no.bufdirreporting.imports.command;

import java.util.List;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.PeriodForecast;
import no.bufdirreporting.imports.command.result.Tally;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.imports.command.row.RowKeys.Keyed;
import no.bufdirreporting.imports.command.row.RowReader;
import no.bufdirreporting.kernel.ImportedRow;

/**
 * What is different between the kinds of imports, for the rows of one file.
 *
 * @param <T> what a row says
 * @param <A> the answer of its command
 */
interface RowKind<T, A extends ImportedRow> {

    RowReader<T> reader();

    /** The column that errors are about which are of no other. */
    ImportColumn keyColumn();

    /** The command that imports a row, which may be sent again. */
    Object command(Accepted<T> row, Keyed key);

    /** Learns what a row of a dry run would do. */
    default void foresee(Accepted<T> row, A answer, Tally tally) {}

    /** The figures before and after a dry run. */
    default List<PeriodForecast> periods() {
        return List.of();
    }
}
