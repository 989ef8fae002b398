package no.bufdirreporting.platform.http.convention;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Precondition.Tags;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Entity tags: versions of resources, in headers. */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(?<weak>W/)?\"(?<value>[\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");

    private EntityTags() {}

    /** The entity tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The entity tag of an answer that changes while the version stays the same.
     *
     * @param rest what else it depends on: texts, numbers, booleans and enums
     */
    public static String of(long version, @Nullable Object... rest) {
        var texts = new StringBuilder();
        for (Object each : rest) {
            texts.append(each).append('\n');
        }
        return "\"" + version + "." + Integer.toHexString(texts.toString().hashCode()) + "\"";
    }

    /** The answer to a GET or HEAD of what changes with its version only. */
    public static <T> ResponseEntity<T> answer(Precondition precondition, long version, T body) {
        return answer(precondition, version, of(version), body);
    }

    /** The answer to a GET or HEAD: 200 with the body, 304, or 412 if {@code If-Match} does not name the version. */
    public static <T> ResponseEntity<T> answer(Precondition precondition, long version, String tag, T body) {
        if (!precondition.holdsIfMatch(version)) {
            throw ProblemException.stale("If-Match does not name the current version, " + tag + ".");
        }
        Tags seen = precondition.ifNoneMatch();
        return seen != null && (seen.any() || seen.values().contains(tag.substring(1, tag.length() - 1)))
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
                : ResponseEntity.ok().eTag(tag).body(body);
    }

    /** A malformed header names no version: {@code If-Match} fails, and {@code If-None-Match} rules out none. */
    static Precondition parse(List<String> ifMatch, List<String> ifNoneMatch) {
        return new Precondition(tags(ifMatch, false), tags(ifNoneMatch, true));
    }

    /** @param weakToo whether weak tags count: {@code If-Match} compares strongly */
    private static @Nullable Tags tags(List<String> headers, boolean weakToo) {
        if (headers.isEmpty()) {
            return null;
        }
        String header = String.join(",", headers).strip();
        var values = new HashSet<String>();
        TAG.matcher(header)
                .results()
                .filter(it -> weakToo || it.group("weak") == null)
                .map(it -> Objects.requireNonNull(it.group("value")))
                .forEach(values::add);
        return new Tags(header.equals("*"), values);
    }
}
