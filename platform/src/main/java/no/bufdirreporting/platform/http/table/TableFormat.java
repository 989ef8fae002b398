package no.bufdirreporting.platform.http.table;

import java.util.Locale;
import org.springframework.http.MediaType;

/** The representations of an answer that is also a table. {@code ?format=} takes their names in lower case. */
public enum TableFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE),
    CSV(TableFormat.CSV_TYPE),
    XLSX(TableFormat.XLSX_TYPE),
    /** The description of the columns of the CSV: CSV on the Web, a recommendation of the W3C. */
    CSVW(TableFormat.CSVW_TYPE);

    static final String CSV_TYPE = "text/csv";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSVW_TYPE = "application/csvm+json";

    private final MediaType mediaType;

    TableFormat(String mediaType) {
        this.mediaType = MediaType.parseMediaType(mediaType);
    }

    public MediaType mediaType() {
        return mediaType;
    }

    /** The name in requests, and the extension of files. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
