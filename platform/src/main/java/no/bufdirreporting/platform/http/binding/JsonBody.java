package no.bufdirreporting.platform.http.binding;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.problem.StatusProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request body, which may be compressed by gzip, as one JSON object of limited size. */
final class JsonBody {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.defaults();

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final int maxBytes;

    JsonBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    JsonNode read(HttpServletRequest request) {
        requireJson(request.getContentType());
        JsonNode body = parse(decoded(bytes(request), encoding(request)));
        if (!body.isObject()) {
            throw malformed("The body must be a JSON object.");
        }
        return body;
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType == null || !isJson(contentType)) {
            var unsupported =
                    StatusProblem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be application/json.");
            unsupported.getHeaders().setAccept(List.of(MediaType.APPLICATION_JSON));
            throw unsupported;
        }
    }

    private static boolean isJson(String contentType) {
        try {
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** Limits the bytes read, too, since a chunked body has no Content-Length. */
    private byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge();
        }
        try {
            return limited(request.getInputStream());
        } catch (IOException broken) {
            throw malformed("The body ended before it was complete.");
        }
    }

    private byte[] limited(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge();
        }
        return bytes;
    }

    private ProblemException tooLarge() {
        return StatusProblem.of(HttpStatus.CONTENT_TOO_LARGE, "The body may have at most " + maxBytes + " bytes.");
    }

    private static String encoding(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    /** Limits the decoded size, too: a small body can become a very large one. */
    private byte[] decoded(byte[] bytes, String encoding) {
        return switch (encoding) {
            case "identity" -> bytes;
            case "gzip", "x-gzip" -> unzipped(bytes);
            default -> {
                var unsupported = StatusProblem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The Content-Encoding must be gzip, or there must be none.");
                unsupported.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip");
                throw unsupported;
            }
        };
    }

    private byte[] unzipped(byte[] bytes) {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return limited(unzipped);
        } catch (ZipException | EOFException invalid) {
            throw malformed("The body is not valid gzip, as its Content-Encoding says.");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            throw malformed("The body is empty; it must be a JSON object.");
        }
        try {
            return JSON.readTree(bytes);
        } catch (StreamConstraintsException tooMuch) {
            throw StatusProblem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body may be nested %s levels deep; a number may have %s digits, a name %s characters."
                            .formatted(
                                    LIMITS.getMaxNestingDepth(),
                                    LIMITS.getMaxNumberLength(),
                                    LIMITS.getMaxNameLength()));
        } catch (JacksonException invalid) {
            // The exception's own message names parser classes and options.
            TokenStreamLocation at = invalid.getLocation();
            String place = at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw malformed("The body is not valid JSON, or names a field twice" + place + ".");
        }
    }

    private static ProblemException malformed(String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "malformed-body", detail);
    }
}
