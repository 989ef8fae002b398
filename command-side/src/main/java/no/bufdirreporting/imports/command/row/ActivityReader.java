package no.bufdirreporting.imports.command.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.imports.command.row.ReadRow.Rejected;
import no.bufdirreporting.platform.http.binding.InvalidValueException;

/**
 * Reads the rows of one sheet as activities of one organization.
 *
 * @param now the time of activities without one
 * @param firstSerial the number of days that serial numbers of days are behind
 */
public record ActivityReader(Header header, String orgId, Chapters chapters, Instant now, int firstSerial)
        implements RowReader<ActivityRow> {

    private static final Map<String, ActivityStatus> STATUSES = Map.of(
            "completed", ActivityStatus.COMPLETED,
            "gjennomført", ActivityStatus.COMPLETED,
            "planned", ActivityStatus.PLANNED,
            "planlagt", ActivityStatus.PLANNED,
            "cancelled", ActivityStatus.CANCELLED,
            "avlyst", ActivityStatus.CANCELLED);

    /** What spreadsheets make of long numbers in CSV. Several ids look the same then. */
    private static final Pattern SHORTENED = Pattern.compile("\\d[.,]\\d+E\\+\\d+");

    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_LOCATION = 200;

    /** The activity of a row, or what is wrong with the row. */
    @Override
    public ReadRow<ActivityRow> read(SheetRow row) {
        var fields = new Fields(header, row);
        String key = fields.optional(ImportColumn.ROW_KEY, Fields::code);
        String contact = fields.required(ImportColumn.CONTACT_ID, ActivityReader::contact);
        String givenChapter = fields.required(ImportColumn.CHAPTER_ID, text -> text);
        String chapter = fields.optional(ImportColumn.CHAPTER_ID, text -> Fields.code(chapters.idOf(text)));
        String type = fields.required(ImportColumn.ACTIVITY_TYPE, Fields::code);
        Instant at = fields.optional(ImportColumn.SUBMITTED_AT, text -> Dates.parse(text, firstSerial));
        BigDecimal hours = fields.optional(ImportColumn.HOURS, Numbers::hours);
        Integer participants = fields.optional(ImportColumn.PARTICIPANT_COUNT, Numbers::people);
        ActivityStatus status = fields.optional(ImportColumn.STATUS, ActivityReader::status);
        String description = fields.optional(ImportColumn.DESCRIPTION, text -> Fields.upTo(MAX_DESCRIPTION, text));
        String location = fields.optional(ImportColumn.LOCATION, text -> Fields.upTo(MAX_LOCATION, text));
        String category = fields.optional(ImportColumn.CATEGORY, Fields::code);
        fields.ownOrganization(orgId);
        if (contact == null
                || givenChapter == null
                || chapter == null
                || type == null
                || !fields.errors().isEmpty()) {
            return new Rejected<>(row, fields.errors());
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
        return new Accepted<>(row, key, content(facts, givenChapter, at != null), new ActivityRow(facts, at != null));
    }

    /** As the row has it: whether a chapter has been registered since must not matter. */
    private static String content(ActivityFacts facts, String givenChapter, boolean timed) {
        return String.join(
                "\0",
                facts.contactId(),
                givenChapter,
                facts.activityType(),
                timed ? facts.submittedAt().toString() : "",
                facts.hours().toPlainString(),
                Integer.toString(facts.participantCount()),
                facts.status().name(),
                Objects.requireNonNullElse(facts.description(), ""),
                Objects.requireNonNullElse(facts.location(), ""),
                Objects.requireNonNullElse(facts.category(), ""));
    }

    private static String contact(String text) {
        if (SHORTENED.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is a number that the spreadsheet has shortened; format the column as text");
        }
        return Fields.code(text);
    }

    private static ActivityStatus status(String text) {
        var status = STATUSES.get(text.toLowerCase(Locale.ROOT));
        if (status == null) {
            throw new InvalidValueException("is none of gjennomført, planlagt, avlyst, completed, planned, cancelled");
        }
        return status;
    }
}
