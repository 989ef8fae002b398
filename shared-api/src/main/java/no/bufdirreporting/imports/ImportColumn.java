package no.bufdirreporting.imports;

import java.util.Locale;

/** The columns that an import reads, named as in the API or in Norwegian. */
public enum ImportColumn {
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
    ROW_KEY("Nøkkel"),
    NAME("Navn"),
    MUNICIPALITY_NUMBER("Kommunenummer"),
    MUNICIPALITY("Kommune"),
    REGION("Region"),
    EFFECTIVE_FROM("Gjelder fra"),
    ORG_ID("Organisasjon"),
    /** Why a row was rejected. It is in lists of rejected rows, which may be imported again. */
    ERROR("Feil");

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
}
