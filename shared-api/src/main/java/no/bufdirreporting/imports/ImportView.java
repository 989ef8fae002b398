package no.bufdirreporting.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.kernel.OfOrganization;
import org.jspecify.annotations.Nullable;

/**
 * An import as clients see it.
 *
 * @param kind what its rows are
 * @param dryRun whether it only tells what would happen
 * @param sha256 the hash of the file
 * @param result what became of the rows read so far
 * @param ignoredColumns the headers that name no field
 * @param periods of a dry run: the figures of the periods that it touches, before and after; else null
 * @param failureReason why the file could not be read to its end; null unless it failed
 */
public record ImportView(
        String importId,
        String orgId,
        ImportKind kind,
        ImportStatus status,
        ImportFormat format,
        boolean dryRun,
        OnChange onChange,
        long bytes,
        String sha256,
        Progress progress,
        Result result,
        List<String> ignoredColumns,
        @Nullable List<PeriodForecast> periods,
        @Nullable String failureReason,
        Instant createdAt,
        @Nullable Instant endedAt,
        long version)
        implements OfOrganization {

    /**
     * @param rowsRead rows with content below the header
     * @param percent the share of the rows read, with one decimal
     * @param rowsPerSecond the speed of the latest rows
     * @param etaSeconds the seconds until the end at this speed; null while it is unknown and after the end
     */
    public record Progress(
            long rowsRead,
            BigDecimal percent,
            long rowsPerSecond,
            @Nullable Long etaSeconds) {

        public static Progress of(long rowsRead, long rowsTotal, long rowsPerSecond, boolean ended) {
            long perMille = rowsTotal == 0 ? (ended ? 1000 : 0) : rowsRead * 1000 / rowsTotal;
            boolean known = !ended && rowsPerSecond > 0;
            return new Progress(
                    rowsRead,
                    BigDecimal.valueOf(perMille, 1),
                    rowsPerSecond,
                    known ? Math.ceilDiv(rowsTotal - rowsRead, rowsPerSecond) : null);
        }

        Progress ended(ImportTally tally) {
            return new Progress(tally.rowsRead(), percent, 0, null);
        }
    }

    /** @param warnings the number of warnings by code */
    public record Result(long accepted, long corrected, long repeated, long rejected, Map<String, Long> warnings) {

        public static Result of(ImportTally tally) {
            return new Result(
                    tally.accepted(),
                    tally.corrected(),
                    tally.repeated(),
                    tally.rejected(),
                    new TreeMap<>(tally.warnings()));
        }
    }

    /** An import that has read nothing yet. */
    public static ImportView started(ImportStarted event, Instant at) {
        return new ImportView(
                event.importId(),
                event.orgId(),
                event.kind(),
                ImportStatus.RUNNING,
                event.file().format(),
                event.options().dryRun(),
                event.options().onChange(),
                event.file().bytes(),
                event.file().sha256(),
                Progress.of(0, 0, 0, false),
                Result.of(ImportTally.NONE),
                List.of(),
                null,
                null,
                at,
                null,
                0);
    }

    /** The import after one of its later events. */
    public ImportView after(ImportEvent event, Instant at, long sequence) {
        return switch (event) {
            case ImportStarted it -> started(it, at);
            case ImportProgressed it ->
                with(
                        ImportStatus.RUNNING,
                        Progress.of(it.tally().rowsRead(), it.rowsTotal(), it.rowsPerSecond(), false),
                        it.tally(),
                        it.ignoredColumns(),
                        null,
                        null,
                        sequence);
            case ImportCancellationRequested _ -> with(status, progress, null, ignoredColumns, null, null, sequence);
            case ImportCompleted it ->
                with(
                        ImportStatus.COMPLETED,
                        Progress.of(it.tally().rowsRead(), it.tally().rowsRead(), 0, true),
                        it.tally(),
                        it.ignoredColumns(),
                        dryRun ? it.periods() : null,
                        at,
                        sequence);
            case ImportFailed it -> {
                var ended = with(
                        ImportStatus.FAILED,
                        progress.ended(it.tally()),
                        it.tally(),
                        ignoredColumns,
                        null,
                        at,
                        sequence);
                yield ended.failed(it.reason());
            }
            case ImportCancelled it ->
                with(
                        ImportStatus.CANCELLED,
                        progress.ended(it.tally()),
                        it.tally(),
                        ignoredColumns,
                        null,
                        at,
                        sequence);
        };
    }

    private ImportView with(
            ImportStatus newStatus,
            Progress newProgress,
            @Nullable ImportTally tally,
            List<String> ignored,
            @Nullable List<PeriodForecast> newPeriods,
            @Nullable Instant newEnd,
            long sequence) {
        return new ImportView(
                importId,
                orgId,
                kind,
                newStatus,
                format,
                dryRun,
                onChange,
                bytes,
                sha256,
                newProgress,
                tally == null ? result : Result.of(tally),
                ignored,
                newPeriods,
                null,
                createdAt,
                newEnd,
                sequence);
    }

    private ImportView failed(String reason) {
        return new ImportView(
                importId,
                orgId,
                kind,
                status,
                format,
                dryRun,
                onChange,
                bytes,
                sha256,
                progress,
                result,
                ignoredColumns,
                null,
                reason,
                createdAt,
                endedAt,
                version);
    }
}
