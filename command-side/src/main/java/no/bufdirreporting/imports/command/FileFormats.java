package no.bufdirreporting.imports.command;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.problem.StatusProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The media types of the formats of files. */
final class FileFormats {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String NDJSON = "application/x-ndjson";
    static final String OLD_NDJSON = "application/ndjson";

    private FileFormats() {}

    /** The format that the request names; its mapping lets no other media type pass. */
    static ImportFormat of(HttpServletRequest request) {
        var type = MediaType.parseMediaType(request.getContentType());
        if (type.equalsTypeAndSubtype(MediaType.parseMediaType(CSV))) {
            return ImportFormat.CSV;
        }
        return type.equalsTypeAndSubtype(MediaType.parseMediaType(XLSX)) ? ImportFormat.XLSX : ImportFormat.NDJSON;
    }

    static String typeOf(ImportFormat format, String charset) {
        return switch (format) {
            case CSV -> CSV + ";charset=" + charset;
            case XLSX -> XLSX;
            case NDJSON -> NDJSON;
        };
    }

    static String extension(ImportFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /** The body, decoded if it is compressed. */
    static InputStream body(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        try {
            return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
                case "identity" -> request.getInputStream();
                case "gzip", "x-gzip" -> new GZIPInputStream(request.getInputStream());
                default -> {
                    var unsupported = StatusProblem.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "The Content-Encoding must be gzip, or there must be none.");
                    unsupported.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip");
                    throw unsupported;
                }
            };
        } catch (IOException invalid) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "malformed-body",
                    "The body is not valid gzip, as its Content-Encoding says.");
        }
    }
}
