package no.bufdirreporting.platform.http.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The methods of every path of the whole system, read from {@code endpoints.txt}. A process that runs only one side
 * knows no handlers of the other side's paths.
 */
@Component
public final class Endpoints {

    private static final String LIST = "endpoints.txt";
    private static final Pattern RESOURCE = Pattern.compile("/api/v1/[^/{}]+");

    private final List<Endpoint> all;

    private record Endpoint(PathPattern path, Set<HttpMethod> methods) {

        static Endpoint of(String line) {
            var words = line.split(" ");
            var methods = new TreeSet<HttpMethod>();
            for (int word = 1; word < words.length; word++) {
                methods.add(HttpMethod.valueOf(words[word]));
            }
            return new Endpoint(PathPatternParser.defaultInstance.parse(words[0]), methods);
        }
    }

    Endpoints() {
        try {
            all = new ClassPathResource(LIST)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(Endpoint::of)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What {@code Allow} lists for a path, HEAD and OPTIONS included; empty if the path does not exist. */
    public Set<HttpMethod> allowed(String path) {
        return withImplied(methods(path));
    }

    /** Adds the methods that Spring answers by itself: HEAD where there is GET, and OPTIONS. */
    public static Set<HttpMethod> withImplied(Collection<HttpMethod> declared) {
        var all = new TreeSet<>(declared);
        if (all.contains(HttpMethod.GET)) {
            all.add(HttpMethod.HEAD);
        }
        if (!all.isEmpty()) {
            all.add(HttpMethod.OPTIONS);
        }
        return all;
    }

    /** The paths without variables that begin a resource, such as {@code /api/v1/activities}, and their methods. */
    SortedMap<String, Set<HttpMethod>> resources() {
        var resources = new TreeMap<String, Set<HttpMethod>>();
        all.stream()
                .filter(it -> RESOURCE.matcher(it.path().getPatternString()).matches())
                .forEach(it -> resources.put(it.path().getPatternString(), it.methods()));
        return resources;
    }

    private Set<HttpMethod> methods(String path) {
        var parsed = PathContainer.parsePath(path);
        return all.stream()
                .filter(it -> it.path().matches(parsed))
                .min((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.path(), other.path()))
                .map(Endpoint::methods)
                .orElse(Set.of());
    }
}
