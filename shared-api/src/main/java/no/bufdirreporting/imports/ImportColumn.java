package no.bufdirreporting.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that an import reads, named as in the API or in Norwegian. */
public enum ImportColumn {
    ROW_KEY("Nøkkel"),
    CONTACT_ID("Kontakt"),
    CHAPTER_ID("Lokallag"),
    ACTIVITY_TYPE("Aktivitetstype"),
    SUBMITTED_AT("Dato"),
    HOURS("Timer"),
    PARTICIPANT_COUNT("Deltakere"),
    DESCRIPTION("Beskrivelse"),
    LOCATION("Sted"),
    CATEGORY("Kategori"),
    STATUS("Status"),
    ORG_ID("Organisasjon"),
    /** Why a row was rejected. It is in lists of rejected rows, which may be imported again. */
    ERROR("Feil");

    private static final Map<String, ImportColumn> BY_HEADER = Arrays.stream(values())
            .flatMap(column -> Stream.of(column.field(), column.norwegian)
                    .map(name -> Map.entry(name.toLowerCase(Locale.ROOT), column))
                    .distinct())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String norwegian;

    ImportColumn(String norwegian) {
        this.norwegian = norwegian;
    }

    /** The name of the API's field. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String norwegian() {
        return norwegian;
    }

    /** The name in the language of a header. */
    public String in(boolean isNorwegian) {
        return isNorwegian ? norwegian : field();
    }

    public boolean isRequired() {
        return this == CONTACT_ID || this == CHAPTER_ID || this == ACTIVITY_TYPE;
    }

    /** The column with a header, in any case, with or without the asterisk of a required one; null if it is of none. */
    public static @Nullable ImportColumn of(String header) {
        String name = header.endsWith("*") ? header.substring(0, header.length() - 1) : header;
        return BY_HEADER.get(name.strip().toLowerCase(Locale.ROOT));
    }
}
