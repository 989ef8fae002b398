package no.bufdirreporting.imports.command.result;

import java.util.List;
import java.util.TreeMap;
import no.bufdirreporting.imports.ImportTally;
import no.bufdirreporting.kernel.ImportedRow;
import no.bufdirreporting.kernel.Warning;

/** Counts what becomes of the rows of one file. */
public final class Tally {

    private long rowsRead;
    private long accepted;
    private long corrected;
    private long repeated;
    private long rejected;
    private final TreeMap<String, Long> warnings;

    /** @param soFar what became of the first rows */
    public Tally(ImportTally soFar) {
        rowsRead = soFar.rowsRead();
        accepted = soFar.accepted();
        corrected = soFar.corrected();
        repeated = soFar.repeated();
        rejected = soFar.rejected();
        warnings = new TreeMap<>(soFar.warnings());
    }

    public void imported(ImportedRow row) {
        rowsRead++;
        switch (row.outcome()) {
            case RECORDED -> accepted++;
            case CORRECTED -> corrected++;
            case REPEATED -> repeated++;
        }
        count(row.warnings());
    }

    public void repeated() {
        rowsRead++;
        repeated++;
    }

    public void rejected() {
        rowsRead++;
        rejected++;
    }

    private void count(List<Warning> found) {
        found.forEach(it -> warned(it.code()));
    }

    public void warned(String code) {
        warnings.merge(code, 1L, Long::sum);
    }

    public long rowsRead() {
        return rowsRead;
    }

    public ImportTally now() {
        return new ImportTally(rowsRead, accepted, corrected, repeated, rejected, new TreeMap<>(warnings));
    }
}
