package no.bufdirreporting.platform.http.table;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The table that a client wants.
 *
 * @param request without {@code format} and {@code dialect}
 */
record WantedTable(HttpServletRequest request, TableFormat format, Dialect dialect) {

    private static final Pattern BASE = Pattern.compile("^/api/v[0-9]+/");
    private static final Pattern NOT_IN_FILE_NAMES = Pattern.compile("[^\\p{L}\\p{N}._-]+");

    FormatTags tags() {
        return FormatTags.of(format, dialect);
    }

    /** The path as the name of a file, such as {@code geographic-distributions-by-region}. */
    String name() {
        String path = BASE.matcher(request.getRequestURI()).replaceFirst("").replace('/', '-');
        return NOT_IN_FILE_NAMES.matcher(path).replaceAll("_");
    }

    /** The same in another format. */
    String link(TableFormat other) {
        String rest = PageRequest.otherParameters(request.getQueryString(), Set.of("page", "limit"));
        return request.getRequestURI() + "?" + (rest.isEmpty() ? "" : rest + "&") + "format=" + other.parameter()
                + (dialect.isNorwegian() ? "&dialect=" + dialect.parameter() : "");
    }
}
