package no.bufdirreporting.imports.command;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.imports.command.result.Forecast;
import no.bufdirreporting.imports.command.row.ActivityReader;
import no.bufdirreporting.imports.command.row.ChapterReader;
import no.bufdirreporting.imports.command.row.Chapters;
import no.bufdirreporting.imports.command.sheet.ImportedSheet;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationQuery.ChapterPage;
import no.bufdirreporting.organization.OrganizationQuery.ListChapters;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Makes the kind of the rows of a file. */
@Component
record RowKinds(QueryGateway queries, PeriodForecaster forecaster) {

    private static final int CHAPTERS_AT_ONCE = 500;
    private static final long QUERY_SECONDS = 10;

    RowKind<?, ?> of(ImportState state, ImportedSheet sheet, PatientCommands patient) {
        var started = state.started();
        return switch (started.kind()) {
            case ACTIVITIES -> {
                var chapters = chapters(started.orgId(), patient);
                var reader = new ActivityReader(
                        sheet.header(), started.orgId(), chapters, state.startedAt(), sheet.firstSerial());
                yield new ActivityRows(started, reader, new Forecast(), forecaster, patient);
            }
            case CHAPTERS ->
                new ChapterRows(started, new ChapterReader(sheet.header(), started.orgId(), sheet.firstSerial()));
        };
    }

    private Chapters chapters(String orgId, PatientCommands patient) {
        var chapters = new ArrayList<ChapterView>();
        var slice = Slice.at(0, CHAPTERS_AT_ONCE);
        while (true) {
            var wanted = slice;
            ChapterPage page = patient.patiently(() -> queries.query(new ListChapters(orgId, wanted), ChapterPage.class)
                    .orTimeout(QUERY_SECONDS, TimeUnit.SECONDS)
                    .join());
            chapters.addAll(page.chapters());
            if (page.next() == null) {
                return Chapters.of(chapters);
            }
            slice = new Slice(0, CHAPTERS_AT_ONCE, slice.sort(), slice.ascending(), page.next());
        }
    }
}
