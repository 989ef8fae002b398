package no.bufdirreporting.imports.command.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.platform.http.binding.InvalidValueException;
import no.bufdirreporting.platform.http.binding.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The header of a sheet: which column has which field.
 *
 * @param kind what the rows of the sheet are
 * @param titles the headers as they are in the sheet
 * @param columns the place of each field that the sheet has
 */
public record Header(ImportKind kind, List<String> titles, Map<ImportColumn, Integer> columns) {

    /** The header with these titles. */
    public static Header of(ImportKind kind, List<String> titles) {
        var columns = new EnumMap<ImportColumn, Integer>(ImportColumn.class);
        for (int i = 0; i < titles.size(); i++) {
            var column = columnOf(kind, titles.get(i));
            if (column != null) {
                columns.putIfAbsent(column, i);
            }
        }
        return new Header(kind, List.copyOf(titles), Collections.unmodifiableMap(columns));
    }

    /** The header of a row; a title that is merged over several rows may stand in one of those above. */
    public static Header of(ImportKind kind, SheetRow row, List<SheetRow> above) {
        var titles = new ArrayList<String>();
        int width = above.stream()
                .mapToInt(it -> it.cells().size())
                .reduce(row.cells().size(), Math::max);
        for (int i = 0; i < width; i++) {
            String title = row.cell(i);
            for (int up = above.size() - 1; up >= 0 && title.isBlank(); up--) {
                String merged = above.get(up).cell(i);
                title = columnOf(kind, merged) == null ? "" : merged;
            }
            titles.add(title);
        }
        return of(kind, titles);
    }

    /** The same header with the titles that a row below gives; null if the row is none of headers alone. */
    public @Nullable Header with(SheetRow below) {
        var titles = new ArrayList<>(titles());
        int found = 0;
        for (int i = 0; i < below.cells().size(); i++) {
            String title = below.cell(i);
            if (title.isBlank()) {
                continue;
            }
            if (columnOf(kind, title) == null) {
                return null;
            }
            while (titles.size() <= i) {
                titles.add("");
            }
            titles.set(i, title);
            found++;
        }
        return found == 0 ? null : of(kind, titles);
    }

    /** Whether it has every column that a row needs. */
    public boolean isComplete() {
        return missing().isEmpty();
    }

    /** The required columns that it lacks, by their Norwegian and English names. */
    public List<String> missing() {
        return Arrays.stream(ImportColumn.values())
                .filter(it -> kind.required().contains(it) && !columns.containsKey(it))
                .map(it -> it.norwegian() + " (" + it.field() + ")")
                .toList();
    }

    /** The titles that are of no column, which are ignored. */
    public List<String> ignored() {
        return titles.stream()
                .filter(it -> !it.isBlank() && columnOf(kind, it) == null)
                .map(String::strip)
                .distinct()
                .toList();
    }

    /** The titles that name the same column as another one. */
    public List<String> repeated() {
        var repeated = new ArrayList<String>();
        for (int i = 0; i < titles.size(); i++) {
            var column = columnOf(kind, titles.get(i));
            if (column != null && columns.get(column) != i) {
                repeated.add(titles.get(i));
            }
        }
        return repeated;
    }

    /** Whether it is in Norwegian. */
    public boolean isNorwegian() {
        return titles.stream().anyMatch(it -> {
            var column = columnOf(kind, it);
            return column != null && !it.strip().equalsIgnoreCase(column.field());
        });
    }

    /** The title of a column, or its name if the sheet lacks it. */
    String title(ImportColumn column) {
        Integer at = columns.get(column);
        return at == null ? column.in(isNorwegian()) : titles.get(at).strip();
    }

    /** What an error of a command means for a row: the field is in snake case; another one, or null, is the other column. */
    public CellError error(SheetRow row, @Nullable String field, ImportColumn otherwise, String message) {
        for (var column : ImportColumn.values()) {
            if (column.field().equals(field)) {
                return CellError.of(title(column), value(row, column).strip(), message);
            }
        }
        return CellError.of(title(otherwise), "", message);
    }

    /** The value of a row in a column; empty if there is none. */
    public String value(SheetRow row, ImportColumn column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.cell(at);
    }

    private static @Nullable ImportColumn columnOf(ImportKind kind, String title) {
        try {
            return kind.column(Texts.normalized(title));
        } catch (InvalidValueException unreadable) {
            return null;
        }
    }
}
