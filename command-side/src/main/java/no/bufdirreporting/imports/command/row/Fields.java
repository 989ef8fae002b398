package no.bufdirreporting.imports.command.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.InvalidValueException;
import no.bufdirreporting.platform.http.binding.Texts;
import org.jspecify.annotations.Nullable;

/** The values of one row. Errors are collected, one a column. */
final class Fields {

    private static final Pattern ERROR_OF_SHEET =
            Pattern.compile("#(REF!|DIV/0!|VALUE!|NAME\\?|NUM!|N/A|NULL!|VERDI!|NAVN\\?|I/T)|Err:\\d+");

    private final Header header;
    private final SheetRow row;
    private final List<CellError> errors = new ArrayList<>();

    Fields(Header header, SheetRow row) {
        this.header = header;
        this.row = row;
    }

    List<CellError> errors() {
        return List.copyOf(errors);
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

    /** Checks that a row is of the organization that the import is of. */
    void ownOrganization(String orgId) {
        optional(ImportColumn.ORG_ID, text -> {
            if (!text.equals(orgId)) {
                throw new InvalidValueException("is not the organization of this import, " + orgId);
            }
            return text;
        });
    }

    static String code(String text) {
        if (!Code.Rule.isCode(text, Code.MAX)) {
            throw new InvalidValueException(Code.MESSAGE);
        }
        return text;
    }

    static String upTo(int max, String text) {
        if (text.length() > max) {
            throw new InvalidValueException("has more than " + max + " characters");
        }
        return text;
    }
}
