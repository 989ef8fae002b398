package no.bufdirreporting.imports.command;

import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.ImportStarted;
import no.bufdirreporting.imports.OnChange;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.imports.command.row.RowKeys.Keyed;
import no.bufdirreporting.imports.command.row.RowReader;
import no.bufdirreporting.organization.OrganizationCommand.ImportChapter;
import no.bufdirreporting.organization.OrganizationCommand.ImportedChapter;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;

/** Rows that are chapters. */
record ChapterRows(ImportStarted started, RowReader<PutChapter> reader)
        implements RowKind<PutChapter, ImportedChapter> {

    @Override
    public ImportColumn keyColumn() {
        return ImportColumn.CHAPTER_ID;
    }

    @Override
    public ImportChapter command(Accepted<PutChapter> row, Keyed key) {
        return new ImportChapter(
                row.value(),
                started.importId(),
                started.options().onChange() == OnChange.CORRECT,
                started.options().dryRun());
    }
}
