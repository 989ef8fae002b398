package no.bufdirreporting.platform.http.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.bufdirreporting.platform.access.Access;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/**
 * The methods of every path of the whole system, and who may use them, read from {@code endpoints.txt}. A process that runs
 * only one side knows no handlers of the other side's paths.
 */
@Component
public final class Endpoints {

    private static final String LIST = "endpoints.txt";
    private static final Pattern RESOURCE = Pattern.compile("/api/v1/[^/{}]+");

    private final List<Endpoint> all;

    public Endpoints() {
        try {
            all = new ClassPathResource(LIST)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(Endpoint::parse)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What {@code Allow} lists for a path, HEAD and OPTIONS included; empty if the path does not exist. */
    public Set<HttpMethod> allowed(String path) {
        return withImplied(matching(PathContainer.parsePath(path))
                .filter(it -> it.parameter() == null)
                .min(Endpoint::compare)
                .map(Endpoint::methods)
                .orElse(Set.of()));
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

    /**
     * What a request requires; empty if there is no such path, or it has no such method.
     *
     * @param hasParameter whether the request has a query parameter of a name
     */
    public Optional<Access> access(HttpMethod method, PathContainer path, Predicate<String> hasParameter) {
        var asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        // As handler mapping does: the most specific of the paths that have the method.
        return matching(path)
                .filter(it -> it.methods().contains(asked) && it.applies(hasParameter))
                .min(Endpoint::compare)
                .map(it -> it.byMethod().get(asked));
    }

    /** The paths without variables that begin a resource, such as {@code /api/v1/activities}, and their methods. */
    SortedMap<String, Set<HttpMethod>> resources() {
        var resources = new TreeMap<String, Set<HttpMethod>>();
        all.stream()
                .filter(it -> RESOURCE.matcher(it.path().getPatternString()).matches())
                .forEach(it -> resources.put(it.path().getPatternString(), it.methods()));
        return resources;
    }

    private Stream<Endpoint> matching(PathContainer path) {
        return all.stream().filter(it -> it.matches(path));
    }
}
