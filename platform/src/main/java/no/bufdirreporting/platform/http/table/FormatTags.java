package no.bufdirreporting.platform.http.table;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of a format. A strong tag names one representation, so each format has its own: that of the JSON with the
 * name of the format behind it.
 *
 * @param suffix empty for JSON
 */
record FormatTags(String suffix) {

    static final FormatTags UNCHANGED = new FormatTags("");

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"|\\*");

    static FormatTags of(TableFormat format, Dialect dialect) {
        return new FormatTags("." + format.parameter() + (dialect.isNorwegian() ? "." + dialect.parameter() : ""));
    }

    @Nullable
    String of(@Nullable String tag) {
        return tag == null ? null : tag.substring(0, tag.length() - 1) + suffix + "\"";
    }

    /** The tags without the suffix; those of other formats are left out. */
    List<String> ofThisFormat(List<String> headers) {
        return suffix.isEmpty()
                ? headers
                : headers.stream()
                        .flatMap(it -> TAG.matcher(it).results())
                        .map(it -> it.group())
                        .filter(it -> it.equals("*") || it.endsWith(suffix + "\""))
                        .map(this::withoutSuffix)
                        .toList();
    }

    /** The tags without the suffix, where they have it. */
    List<String> ofAnyFormat(List<String> headers) {
        return headers.stream().map(this::withoutSuffix).toList();
    }

    private String withoutSuffix(String header) {
        return header.replace(suffix + "\"", "\"");
    }
}
