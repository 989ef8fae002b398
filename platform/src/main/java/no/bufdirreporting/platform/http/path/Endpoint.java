package no.bufdirreporting.platform.http.path;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import no.bufdirreporting.platform.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A line of {@code endpoints.txt}, such as {@code /api/v1/activities/{id}?as_of GET=audit:read}: a path, what each of its
 * methods requires, and the query parameter without which the line does not apply.
 */
record Endpoint(PathPattern path, @Nullable String parameter, SortedMap<HttpMethod, Access> byMethod) {

    static Endpoint parse(String line) {
        var words = line.split(" ");
        var address = words[0].split("\\?", 2);
        var byMethod = new TreeMap<HttpMethod, Access>();
        for (int word = 1; word < words.length; word++) {
            var parts = words[word].split("=", 2);
            if (parts.length == 1) {
                throw new IllegalArgumentException("Who may do this? " + line);
            }
            byMethod.put(HttpMethod.valueOf(parts[0]), Access.parse(parts[1]));
        }
        return new Endpoint(
                PathPatternParser.defaultInstance.parse(address[0]), address.length == 1 ? null : address[1], byMethod);
    }

    Set<HttpMethod> methods() {
        return byMethod.keySet();
    }

    boolean matches(PathContainer requested) {
        return path.matches(requested);
    }

    boolean applies(Predicate<String> hasParameter) {
        return parameter == null || hasParameter.test(parameter);
    }

    /** The most specific path comes first, and with a parameter before without. */
    static int compare(Endpoint one, Endpoint other) {
        int byPath = PathPattern.SPECIFICITY_COMPARATOR.compare(one.path, other.path);
        return byPath != 0 ? byPath : Boolean.compare(one.parameter == null, other.parameter == null);
    }
}
