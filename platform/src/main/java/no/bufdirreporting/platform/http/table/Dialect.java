package no.bufdirreporting.platform.http.table;

import java.util.Locale;
import java.util.regex.Pattern;

/** How values are written: for programs, or for a spreadsheet program in Norwegian. */
public enum Dialect {
    /** RFC 4180 with a decimal point, and the names that the API has for columns. */
    RFC4180(',', false),
    /** What Excel opens by a double click in Norway. */
    EXCEL_NB(';', true);

    /** A text that a spreadsheet program would take for a formula, or that would be taken for one that was escaped. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n].*", Pattern.DOTALL);

    private final char delimiter;
    private final boolean norwegian;

    Dialect(char delimiter, boolean norwegian) {
        this.delimiter = delimiter;
        this.norwegian = norwegian;
    }

    /** The name in requests. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public char delimiter() {
        return delimiter;
    }

    /** Whether there is a byte order mark, headers are Norwegian, and decimals have a comma. */
    public boolean isNorwegian() {
        return norwegian;
    }

    /** The text with an apostrophe before it if it would be a formula. {@link #withoutApostrophe} takes it off again. */
    public String text(String text) {
        return norwegian && FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that {@link #EXCEL_NB} may have put an apostrophe before. */
    public static String withoutApostrophe(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
