package no.bufdirreporting.imports;

import java.util.List;
import no.bufdirreporting.kernel.EventType;

/**
 * The first rows of a file were imported. An import that was interrupted goes on behind them.
 *
 * @param tally what became of them
 * @param rowsTotal the number of rows of the file
 * @param rowsPerSecond the speed of the latest rows
 * @param rejectedBytes the length of the list of rejected rows that belongs to them
 * @param ignoredColumns the headers that name no field
 */
@EventType(name = "ImportProgressed")
public record ImportProgressed(
        String importId,
        String orgId,
        ImportTally tally,
        long rowsTotal,
        long rowsPerSecond,
        long rejectedBytes,
        List<String> ignoredColumns)
        implements ImportEvent {}
