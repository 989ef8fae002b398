package no.bufdirreporting.imports;

import java.util.Map;

/**
 * What became of the rows of a file that were read so far.
 *
 * @param rowsRead rows with content below the header
 * @param accepted rows that were recorded as a new activity
 * @param corrected rows that corrected an activity
 * @param repeated rows that had been imported before, or come twice in the file
 * @param rejected rows that were not recorded
 * @param warnings the number of warnings of accepted and corrected rows, by code
 */
public record ImportTally(
        long rowsRead, long accepted, long corrected, long repeated, long rejected, Map<String, Long> warnings) {

    public static final ImportTally NONE = new ImportTally(0, 0, 0, 0, 0, Map.of());
}
