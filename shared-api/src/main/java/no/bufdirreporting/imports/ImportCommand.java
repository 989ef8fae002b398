package no.bufdirreporting.imports;

import java.util.List;
import no.bufdirreporting.kernel.Repeatable;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands of an import. */
public sealed interface ImportCommand {

    String importId();

    /** Starts an import and returns its {@link ImportView}. The same file with the same options returns the first one. */
    record StartImport(
            @TargetAggregateIdentifier String importId,
            String orgId,
            ImportKind kind,
            ImportedFile file,
            ImportOptions options)
            implements ImportCommand, Repeatable {}

    /** Report the state after the first rows. Rejected once the import is to be cancelled. */
    record ReportProgress(
            @TargetAggregateIdentifier String importId,
            ImportTally tally,
            long rowsTotal,
            long rowsPerSecond,
            long rejectedBytes,
            List<String> ignoredColumns)
            implements ImportCommand {}

    record CompleteImport(
            @TargetAggregateIdentifier String importId,
            ImportTally tally,
            List<String> ignoredColumns,
            List<PeriodForecast> periods)
            implements ImportCommand {}

    record FailImport(@TargetAggregateIdentifier String importId, ImportTally tally, String reason)
            implements ImportCommand {}

    /** Have the import end. Answered with its version; rejected if it has ended. */
    record CancelImport(@TargetAggregateIdentifier String importId) implements ImportCommand {}

    /** Report that it has ended, as was wanted. */
    record ConfirmCancellation(@TargetAggregateIdentifier String importId, ImportTally tally)
            implements ImportCommand {}
}
