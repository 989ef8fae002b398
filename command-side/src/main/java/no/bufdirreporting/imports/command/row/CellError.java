package no.bufdirreporting.imports.command.row;

/**
 * What is wrong with one cell of a row.
 *
 * @param column the header of the column
 * @param value the value as it was found, if long only its beginning; empty if there is none
 * @param reason in words, such as {@code is not a number}
 */
public record CellError(String column, String value, String reason) {

    private static final int SHOWN = 60;

    public static CellError of(String column, String value, String reason) {
        String shown = value.codePointCount(0, value.length()) <= SHOWN
                ? value
                : value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…";
        return new CellError(column, shown, reason);
    }

    /** A sentence for people. */
    @Override
    public String toString() {
        return value.isEmpty() ? column + ": " + reason : column + ": \"" + value + "\" " + reason;
    }
}
