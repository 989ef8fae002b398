package no.bufdirreporting.imports.command.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.InvalidValueException;
import no.bufdirreporting.platform.http.binding.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one sheet as activities of one organization.
 *
 * @param now the time of activities without one
 * @param firstSerial the number of days that serial numbers of days are behind
 */
public record RowReader(Header header, String orgId, Chapters chapters, Instant now, int firstSerial) {

    private static final Map<String, ActivityStatus> STATUSES = Map.of(
            "completed", ActivityStatus.COMPLETED,
            "gjennomført", ActivityStatus.COMPLETED,
            "planned", ActivityStatus.PLANNED,
            "planlagt", ActivityStatus.PLANNED,
            "cancelled", ActivityStatus.CANCELLED,
            "avlyst", ActivityStatus.CANCELLED);

    private static final Pattern ERROR_OF_SHEET =
            Pattern.compile("#(REF!|DIV/0!|VALUE!|NAME\\?|NUM!|N/A|NULL!|VERDI!|NAVN\\?|I/T)|Err:\\d+");

    /** What spreadsheets make of long numbers in CSV. Several ids look the same then. */
    private static final Pattern SHORTENED = Pattern.compile("\\d[.,]\\d+E\\+\\d+");

    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_LOCATION = 200;

    /** The activity of a row, or what is wrong with the row. */
    public Result read(SheetRow row) {
        var fields = new Fields(row, new ArrayList<>());
        String key = fields.optional(ImportColumn.ROW_KEY, RowReader::code);
        String contact = fields.required(ImportColumn.CONTACT_ID, RowReader::contact);
        String givenChapter = fields.required(ImportColumn.CHAPTER_ID, text -> text);
        String chapter = fields.optional(ImportColumn.CHAPTER_ID, text -> code(chapters.idOf(text)));
        String type = fields.required(ImportColumn.ACTIVITY_TYPE, RowReader::code);
        Instant at = fields.optional(ImportColumn.SUBMITTED_AT, text -> Dates.parse(text, firstSerial));
        BigDecimal hours = fields.optional(ImportColumn.HOURS, Numbers::hours);
        Integer participants = fields.optional(ImportColumn.PARTICIPANT_COUNT, Numbers::people);
        ActivityStatus status = fields.optional(ImportColumn.STATUS, RowReader::status);
        String description = fields.optional(ImportColumn.DESCRIPTION, text -> upTo(MAX_DESCRIPTION, text));
        String location = fields.optional(ImportColumn.LOCATION, text -> upTo(MAX_LOCATION, text));
        String category = fields.optional(ImportColumn.CATEGORY, RowReader::code);
        fields.optional(ImportColumn.ORG_ID, this::ownOrganization);
        if (contact == null
                || givenChapter == null
                || chapter == null
                || type == null
                || !fields.errors().isEmpty()) {
            return new Rejected(row, List.copyOf(fields.errors()));
        }
        var facts = new ActivityFacts(
                contact,
                chapter,
                type,
                at == null ? now : at,
                hours == null ? BigDecimal.ZERO : hours,
                participants == null ? 1 : participants,
                status == null ? ActivityStatus.COMPLETED : status,
                description,
                location,
                category);
        return new Accepted(row, key, givenChapter, facts, at != null);
    }

    /** A row that was read. */
    public sealed interface Result {

        SheetRow row();
    }

    /**
     * A row that is an activity.
     *
     * @param key what the row gives as its key; null if it has none
     * @param givenChapter how the row names the chapter
     * @param timed whether the row says when
     */
    public record Accepted(SheetRow row, @Nullable String key, String givenChapter, ActivityFacts facts, boolean timed)
            implements Result {}

    /** A row that is none. */
    public record Rejected(SheetRow row, List<CellError> errors) implements Result {}

    /** What an error of a command means for a row: the field is in snake case, or null. */
    public CellError error(SheetRow row, @Nullable String field, String message) {
        for (var column : ImportColumn.values()) {
            if (column.field().equals(field)) {
                return CellError.of(
                        header.title(column), header.value(row, column).strip(), message);
            }
        }
        return CellError.of(header.title(ImportColumn.ROW_KEY), "", message);
    }

    private static String code(String text) {
        if (!Code.Rule.isCode(text, Code.MAX)) {
            throw new InvalidValueException(Code.MESSAGE);
        }
        return text;
    }

    private static String contact(String text) {
        if (SHORTENED.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is a number that the spreadsheet has shortened; format the column as text");
        }
        return code(text);
    }

    private static ActivityStatus status(String text) {
        var status = STATUSES.get(text.toLowerCase(Locale.ROOT));
        if (status == null) {
            throw new InvalidValueException("is none of gjennomført, planlagt, avlyst, completed, planned, cancelled");
        }
        return status;
    }

    private static String upTo(int max, String text) {
        if (text.length() > max) {
            throw new InvalidValueException("has more than " + max + " characters");
        }
        return text;
    }

    private String ownOrganization(String text) {
        if (!text.equals(orgId)) {
            throw new InvalidValueException("is not the organization of this import, " + orgId);
        }
        return text;
    }

    /** The values of one row. Errors are collected, one a column. */
    private final class Fields {

        private final SheetRow row;
        private final List<CellError> errors;

        Fields(SheetRow row, List<CellError> errors) {
            this.row = row;
            this.errors = errors;
        }

        List<CellError> errors() {
            return errors;
        }

        <T> @Nullable T required(ImportColumn column, Function<String, T> read) {
            if (header.value(row, column).isBlank()) {
                errors.add(CellError.of(header.title(column), "", "is missing"));
            }
            return optional(column, read);
        }

        <T> @Nullable T optional(ImportColumn column, Function<String, T> read) {
            String given = header.value(row, column);
            try {
                String text = Texts.normalized(given);
                if (text.isEmpty()) {
                    return null;
                }
                if (ERROR_OF_SHEET.matcher(text).matches()) {
                    throw new InvalidValueException("is an error of the spreadsheet");
                }
                return read.apply(text);
            } catch (InvalidValueException invalid) {
                var error = CellError.of(header.title(column), given.strip(), invalid.getMessage());
                if (!errors.contains(error)) {
                    errors.add(error);
                }
                return null;
            }
        }
    }
}
