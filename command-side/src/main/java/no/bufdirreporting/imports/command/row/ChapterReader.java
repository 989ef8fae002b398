package no.bufdirreporting.imports.command.row;

import java.time.LocalDate;
import java.util.regex.Pattern;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.imports.command.row.ReadRow.Rejected;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.platform.http.binding.InvalidValueException;

/**
 * Reads the rows of one sheet as chapters of one organization. The id of a chapter is the key of its row.
 *
 * @param firstSerial the number of days that serial numbers of days are behind
 */
public record ChapterReader(Header header, String orgId, int firstSerial) implements RowReader<PutChapter> {

    /** Spreadsheets drop the zero that some numbers begin with. The template has names behind the numbers. */
    private static final Pattern MUNICIPALITY = Pattern.compile("([0-9]{4}|[1-9][0-9]{2})( .*)?");

    private static final int DIGITS = 4;

    private static final int MAX_NAME = 200;

    @Override
    public ReadRow<PutChapter> read(SheetRow row) {
        var fields = new Fields(header, row);
        String id = fields.required(ImportColumn.CHAPTER_ID, Fields::code);
        String name = fields.required(ImportColumn.NAME, text -> Fields.upTo(MAX_NAME, text));
        String region = fields.optional(ImportColumn.REGION, text -> Fields.upTo(MAX_NAME, text));
        String municipality = fields.optional(ImportColumn.MUNICIPALITY, text -> Fields.upTo(MAX_NAME, text));
        String number = fields.optional(ImportColumn.MUNICIPALITY_NUMBER, ChapterReader::municipalityNumber);
        LocalDate from = fields.optional(
                ImportColumn.EFFECTIVE_FROM, text -> OsloCalendar.dayOf(Dates.parse(text, firstSerial)));
        fields.ownOrganization(orgId);
        if (id == null || name == null || !fields.errors().isEmpty()) {
            return new Rejected<>(row, fields.errors());
        }
        var chapter = new PutChapter(id, orgId, name, region, municipality, number, from, false, null);
        return new Accepted<>(row, id, chapter.toString(), chapter);
    }

    private static String municipalityNumber(String text) {
        var written = MUNICIPALITY.matcher(text);
        if (!written.matches()) {
            throw new InvalidValueException("is not a municipality number such as 0301");
        }
        String number = written.group(1);
        return number.length() < DIGITS ? "0" + number : number;
    }
}
