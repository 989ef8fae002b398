package no.bufdirreporting.imports;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows of an imported file are. */
public enum ImportKind {
    ACTIVITIES(
            "import-",
            "Aktiviteter",
            EnumSet.of(ImportColumn.CONTACT_ID, ImportColumn.CHAPTER_ID, ImportColumn.ACTIVITY_TYPE),
            EnumSet.of(
                    ImportColumn.SUBMITTED_AT,
                    ImportColumn.HOURS,
                    ImportColumn.PARTICIPANT_COUNT,
                    ImportColumn.DESCRIPTION,
                    ImportColumn.LOCATION,
                    ImportColumn.CATEGORY,
                    ImportColumn.STATUS,
                    ImportColumn.ROW_KEY)),
    CHAPTERS(
            "chapter-import-",
            "Lokallag",
            EnumSet.of(ImportColumn.CHAPTER_ID, ImportColumn.NAME),
            EnumSet.of(
                    ImportColumn.MUNICIPALITY_NUMBER,
                    ImportColumn.MUNICIPALITY,
                    ImportColumn.REGION,
                    ImportColumn.EFFECTIVE_FROM));

    private static final String PATH = "/api/v1/";

    private final String idPrefix;
    private final String norwegian;
    private final Set<ImportColumn> required;
    private final List<ImportColumn> columns;
    private final Map<String, ImportColumn> byHeader;

    ImportKind(String idPrefix, String norwegian, Set<ImportColumn> required, Set<ImportColumn> optional) {
        this.idPrefix = idPrefix;
        this.norwegian = norwegian;
        this.required = required;
        this.columns = Stream.concat(required.stream(), optional.stream()).toList();
        this.byHeader = Stream.concat(columns.stream(), Stream.of(ImportColumn.ORG_ID, ImportColumn.ERROR))
                .flatMap(column -> Stream.of(column.field(), column.norwegian())
                        .map(name -> Map.entry(name.toLowerCase(Locale.ROOT), column))
                        .distinct())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The kind that the imports at a path are of. */
    public static ImportKind ofPath(String path) {
        return Arrays.stream(values())
                .filter(it -> path.startsWith(it.resource() + "/"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path));
    }

    private String resource() {
        return PATH + name().toLowerCase(Locale.ROOT);
    }

    /** The path of its imports. */
    public String path() {
        return resource() + "/imports";
    }

    /** What the ids of its imports begin with. */
    public String idPrefix() {
        return idPrefix;
    }

    /** The Norwegian name, of a sheet of them. */
    public String norwegian() {
        return norwegian;
    }

    public Set<ImportColumn> required() {
        return required;
    }

    /** The columns that people fill in, the required ones first. */
    public List<ImportColumn> columns() {
        return columns;
    }

    /** The column with a header, in any case, with or without the asterisk of a required one; null if it is of none. */
    public @Nullable ImportColumn column(String header) {
        String name = header.endsWith("*") ? header.substring(0, header.length() - 1) : header;
        return byHeader.get(name.strip().toLowerCase(Locale.ROOT));
    }
}
