package no.bufdirreporting.platform.http.binding;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Decodes the parameters of a query string, in their order. Unlike the servlet container, it does not add the parameters of
 * a form in the body.
 */
final class QueryString {

    private QueryString() {}

    static SequencedMap<String, List<String>> parse(@Nullable String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        if (query == null) {
            return parameters;
        }
        for (String parameter : query.split("&")) {
            if (!parameter.isEmpty()) {
                String[] parts = parameter.split("=", 2);
                parameters
                        .computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decode(parts[1]));
            }
        }
        return parameters;
    }

    private static String decode(String part) {
        try {
            byte[] bytes = URLDecoder.decode(part, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException malformed) {
            throw malformed("The query string has an invalid %-escape.");
        } catch (CharacterCodingException otherCharset) {
            throw malformed("The query string must be percent-encoded UTF-8: ø is %C3%B8.");
        }
    }

    private static ProblemException malformed(String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "malformed-query", detail);
    }
}
