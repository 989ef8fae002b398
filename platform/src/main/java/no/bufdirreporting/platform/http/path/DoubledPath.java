package no.bufdirreporting.platform.http.path;

import java.util.regex.Pattern;

/** The published API documents print each path with its base twice. Both spellings are accepted. */
public final class DoubledPath {

    private static final Pattern DOUBLED = Pattern.compile("(/api/v1/[^/]+)\\1(/.*)?");

    private DoubledPath() {}

    /** The path with its base once; the same string if it was not doubled. */
    public static String canonical(String path) {
        var doubled = DOUBLED.matcher(path);
        if (!doubled.matches()) {
            return path;
        }
        String rest = doubled.group(2);
        return rest == null ? doubled.group(1) : doubled.group(1) + rest;
    }
}
