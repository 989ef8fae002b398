package no.bufdirreporting.standalone.openapi;

import static no.bufdirreporting.standalone.openapi.RecordSchemas.typed;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.platform.http.table.TableFormat;
import org.jspecify.annotations.Nullable;

/** Describes the answers of endpoints. */
final class Answers {

    private static final Map<String, String> HEADERS = Map.of(
            "ETag",
            "The version of the resource, for If-Match and If-None-Match",
            "Location",
            "The path of the resource",
            "Link",
            "The pages first, prev, next and last (RFC 8288); of a CSV, the description of its columns",
            "Vary",
            "Accept, since the answer is available in several formats",
            "Content-Disposition",
            "The name of the file; not with JSON",
            "Cache-Control",
            "Nothing may be stored",
            "Bufdir-As-Of-Position",
            "With as_of: the position of the last event that is shown",
            "Bufdir-As-Of-Events-Ahead",
            "With as_of an instant: how many events no instant shows yet, since the clock that recorded them was ahead",
            "Preference-Applied",
            "respond-async if the client preferred it");

    private static final Map<Integer, String> DESCRIPTIONS =
            Map.of(200, "Done", 201, "Created", 202, "Accepted; the work goes on", 304, "Not modified");

    private final RecordSchemas schemas;
    private final Map<String, Class<?>> types = ApiTypes.bySimpleName();

    Answers(RecordSchemas schemas) {
        this.schemas = schemas;
    }

    ApiResponses of(Endpoint endpoint, OperationNotes.Note note) {
        var responses = new ApiResponses();
        note.answers()
                .forEach((status, type) -> responses.addApiResponse(
                        Integer.toString(status),
                        new ApiResponse()
                                .description(DESCRIPTIONS.get(status))
                                .headers(headers(endpoint, note, status))
                                .content(content(endpoint, note, status, type))));
        if (endpoint.method().equals("GET") && endpoint.takes(Precondition.class)) {
            responses.addApiResponse("304", new ApiResponse().description(DESCRIPTIONS.get(304)));
        }
        Problems.of(endpoint, note)
                .forEach(status -> responses.addApiResponse(
                        Integer.toString(status),
                        new ApiResponse().$ref("#/components/responses/" + Problems.name(status))));
        return responses;
    }

    private static Map<String, Header> headers(Endpoint endpoint, OperationNotes.Note note, int status) {
        var headers = new TreeMap<String, Header>();
        note.<String>list("headers").stream()
                .map(it -> it.split(" "))
                .filter(it -> it.length == 1 || it[1].equals(Integer.toString(status)))
                .forEach(it -> headers.put(it[0], header(it[0], true)));
        if (endpoint.answersList()) {
            headers.put("Link", header("Link", true));
        }
        if (endpoint.answersTable()) {
            headers.put("Vary", header("Vary", true));
            headers.put("Content-Disposition", header("Content-Disposition", false));
            headers.putIfAbsent("Link", header("Link", false));
        }
        if (endpoint.hasVariantForAuditors()) {
            headers.put("Bufdir-As-Of-Position", header("Bufdir-As-Of-Position", false));
            headers.put("Bufdir-As-Of-Events-Ahead", header("Bufdir-As-Of-Events-Ahead", false));
        }
        if (endpoint.takes(Preference.class)) {
            headers.put("Preference-Applied", header("Preference-Applied", false));
        }
        return headers;
    }

    private static Header header(String name, boolean always) {
        return new Header()
                .description(HEADERS.get(name))
                .required(always ? true : null)
                .schema(typed("string"));
    }

    private Content content(Endpoint endpoint, OperationNotes.Note note, int status, @Nullable String typeName) {
        if (note.get("gives") != null) {
            return files(note, "gives");
        }
        if (note.is("html")) {
            return Examples.content("text/html", typed("string"));
        }
        if (!note.events().isEmpty()) {
            var content = stream("text/event-stream", "Server-sent events", events(note.events()));
            Examples.add(content, Examples.ofStream(endpoint));
            return content;
        }
        if (note.get("lines") instanceof String line) {
            return stream("application/x-ndjson", "One JSON object per line", schemas.ofResponse(type(line)));
        }
        var content = Examples.content(
                "application/json", anyOf(typeName == null ? endpoint.answers() : List.of(type(typeName))));
        Examples.add(
                content, Examples.ofResponse(endpoint, status, note.answers().keySet()));
        if (endpoint.answersTable()) {
            content.addMediaType("text/csv", new MediaType().schema(typed("string")));
            content.addMediaType(
                    TableFormat.XLSX.mediaType().toString(),
                    new MediaType().schema(typed("string").format("binary")));
            content.addMediaType(
                    TableFormat.CSVW.mediaType().toString(),
                    new MediaType().schema(typed("object").description("The columns of the CSV, as the W3C has it")));
        }
        return content;
    }

    /** The content of files of several media types, of which the first may have an example. */
    static Content files(OperationNotes.Note note, String name) {
        var content = new Content();
        note.<String>list(name)
                .forEach(type -> content.addMediaType(
                        type, new MediaType().schema(typed("string").format("binary"))));
        if (note.get("file") instanceof String example) {
            Examples.add(content, List.of(example));
        }
        return content;
    }

    /** OpenAPI 3.1 has no place for the items of a stream; the extension has the name and meaning of that of 3.2. */
    private static Content stream(String mediaType, String description, Schema<?> item) {
        var media = new MediaType().schema(typed("string").description(description));
        media.addExtension("x-itemSchema", item);
        return new Content().addMediaType(mediaType, media);
    }

    private Schema<?> events(Map<String, List<String>> events) {
        var alternatives = new JsonSchema();
        events.forEach((name, types) -> {
            var event = typed("object");
            var data = new JsonSchema();
            types.forEach(it -> data.addAnyOfItem(schemas.ofResponse(type(it))));
            event.addProperty("id", typed("string").description("For Last-Event-ID"));
            event.addProperty("event", typed("string")._const(name));
            event.addProperty(
                    "data", typed("string").contentMediaType("application/json").contentSchema(data));
            event.setRequired(List.of("id", "event", "data"));
            alternatives.addOneOfItem(event);
        });
        return alternatives;
    }

    private Schema<?> anyOf(List<Type> types) {
        if (types.size() == 1) {
            return schemas.ofResponse(types.getFirst());
        }
        var alternatives = new JsonSchema();
        types.forEach(it -> alternatives.addAnyOfItem(schemas.ofResponse(it)));
        return alternatives;
    }

    private Class<?> type(String simpleName) {
        var type = types.get(simpleName);
        if (type == null) {
            throw new IllegalStateException("operations.yml names the unknown type " + simpleName);
        }
        return type;
    }
}
