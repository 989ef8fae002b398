package no.bufdirreporting.imports.command;

import java.util.List;
import no.bufdirreporting.activity.ActivityCommand.ImportActivity;
import no.bufdirreporting.activity.ActivityCommand.ImportedActivity;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.ImportStarted;
import no.bufdirreporting.imports.OnChange;
import no.bufdirreporting.imports.PeriodForecast;
import no.bufdirreporting.imports.command.result.Forecast;
import no.bufdirreporting.imports.command.result.Tally;
import no.bufdirreporting.imports.command.row.ActivityRow;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.imports.command.row.RowKeys.Keyed;
import no.bufdirreporting.imports.command.row.RowReader;
import no.bufdirreporting.kernel.ImportedRow.Outcome;

/** Rows that are activities. */
record ActivityRows(
        ImportStarted started,
        RowReader<ActivityRow> reader,
        Forecast forecast,
        PeriodForecaster forecaster,
        PatientCommands commands)
        implements RowKind<ActivityRow, ImportedActivity> {

    @Override
    public ImportColumn keyColumn() {
        return ImportColumn.ROW_KEY;
    }

    @Override
    public ImportActivity command(Accepted<ActivityRow> row, Keyed key) {
        return new ImportActivity(
                key.activityId(),
                started.orgId(),
                row.value().facts(),
                row.value().timed(),
                row.key() != null,
                started.importId(),
                started.options().onChange() == OnChange.CORRECT,
                started.options().dryRun());
    }

    @Override
    public void foresee(Accepted<ActivityRow> row, ImportedActivity imported, Tally tally) {
        var facts = row.value().facts();
        var before = imported.before();
        if (before != null) {
            forecast.corrected(before, row.value().timed() ? facts : facts.at(before.submittedAt()));
        } else if (imported.outcome() == Outcome.RECORDED) {
            forecast.recorded(facts);
            String duplicate = ActivityWarning.POSSIBLE_DUPLICATE.code();
            if (forecast.comesAgain(facts)
                    && imported.warnings().stream().noneMatch(it -> it.code().equals(duplicate))) {
                tally.warned(duplicate);
            }
        }
    }

    @Override
    public List<PeriodForecast> periods() {
        return forecaster.periods(started.orgId(), forecast, commands);
    }
}
