package no.bufdirreporting.platform.http.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kind of problem, as listed in {@code problems.json}.
 *
 * @param code stable and machine-readable, e.g. {@code not-found}
 * @param status the HTTP status of its answers
 * @param meaning what has happened
 * @param remedy what the client can do about it
 */
public record ProblemType(String code, int status, String meaning, String remedy) {

    private static final String LIST = "problems.json";

    /** All kinds, in the order of their codes. Reads the list anew. */
    public static List<ProblemType> all() {
        try (var list = new ClassPathResource(LIST).getInputStream()) {
            return JsonMapper.shared().readValue(list, new TypeReference<>() {});
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The code in words. */
    public String title() {
        return title(code);
    }

    static String title(String code) {
        return StringUtils.capitalize(code.replace('-', ' '));
    }

    /** A relative reference to the page about the code. */
    static URI uri(String code) {
        return URI.create(ProblemPageController.PATH + "/" + code);
    }
}
