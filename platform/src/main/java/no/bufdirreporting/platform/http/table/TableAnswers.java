package no.bufdirreporting.platform.http.table;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import no.bufdirreporting.platform.http.convention.SuppressedAnswers;
import no.bufdirreporting.platform.http.security.FigureAccess;
import no.bufdirreporting.platform.http.table.TableShape.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes tables of the answers of handler methods.
 *
 * @param json the mapper of HTTP responses
 * @param access decides which figures a table may show
 */
record TableAnswers(JsonMapper json, FigureAccess access) {

    private static final MediaType CSV = new MediaType(
            TableFormat.CSV.mediaType(), Map.of("charset", StandardCharsets.UTF_8.name(), "header", "present"));

    /**
     * @param type of the answer, as the handler method declares it
     * @param pages reads the pages after the first one
     */
    ResponseEntity<?> answer(
            WantedTable wanted, ResponseEntity<?> answer, ResolvableType type, GetTable table, TableRows.Pages pages) {
        var headers = new HttpHeaders(answer.getHeaders());
        headers.setETag(wanted.tags().of(headers.getETag()));
        Object body = answer.getBody();
        if (body == null) {
            return new ResponseEntity<>(headers, answer.getStatusCode());
        }
        describe(wanted, headers);
        var shape = TableShape.of(type.toClass().isSealed() ? ResolvableType.forClass(body.getClass()) : type, table);
        boolean isHead = HttpMethod.HEAD.matches(wanted.request().getMethod());
        return new ResponseEntity<>(
                isHead ? null : body(wanted, shape, TableRows.of(shape, body, pages)), headers, answer.getStatusCode());
    }

    /** The answer without the figures that are suppressed. */
    @Nullable
    Object shown(HttpServletRequest request, @Nullable Object answer) {
        return switch (answer) {
            case null -> null;
            case ResponseEntity<?> it when it.getBody() == null -> it;
            case ResponseEntity<?> it ->
                new ResponseEntity<>(shown(request, it.getBody()), it.getHeaders(), it.getStatusCode());
            default -> SuppressedAnswers.of(answer, access.of(request));
        };
    }

    private static void describe(WantedTable wanted, HttpHeaders headers) {
        headers.setContentType(
                wanted.format() == TableFormat.CSV ? CSV : wanted.format().mediaType());
        if (wanted.format() == TableFormat.CSV) {
            headers.set(
                    HttpHeaders.LINK,
                    "<%s>; rel=\"describedby\"; type=\"%s\""
                            .formatted(wanted.link(TableFormat.CSVW), TableFormat.CSVW_TYPE));
        }
        if (wanted.format() != TableFormat.CSVW) {
            headers.setContentDisposition(ContentDisposition.attachment()
                    .filename(wanted.name() + "." + wanted.format().parameter(), StandardCharsets.UTF_8)
                    .build());
        }
    }

    private Object body(WantedTable wanted, TableShape shape, Iterator<Row> rows) {
        return wanted.format() == TableFormat.CSVW
                ? json.writeValueAsBytes(
                        ColumnDescription.of(shape.columns(), wanted.dialect(), wanted.link(TableFormat.CSV)))
                : new Table(wanted.name(), wanted.dialect(), shape.columns(), rows, json);
    }
}
