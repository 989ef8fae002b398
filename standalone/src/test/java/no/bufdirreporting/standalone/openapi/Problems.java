package no.bufdirreporting.standalone.openapi;

import static no.bufdirreporting.standalone.openapi.RecordSchemas.oneOf;
import static no.bufdirreporting.standalone.openapi.RecordSchemas.typed;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.problem.ProblemType;

/** Describes the problem responses, by the list of problems. */
final class Problems {

    static final String SCHEMA = "Problem";

    private Problems() {}

    /** One response for each status that problems have. */
    static Map<String, ApiResponse> responses() {
        var codes = ProblemType.all().stream()
                .collect(Collectors.groupingBy(
                        ProblemType::status,
                        TreeMap::new,
                        Collectors.mapping(it -> "`" + it.code() + "`", Collectors.joining(", "))));
        var responses = new TreeMap<String, ApiResponse>();
        codes.forEach((status, names) -> responses.put(
                name(status),
                new ApiResponse()
                        .description(names)
                        .headers(headers(status))
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType()
                                                .schema(new JsonSchema().$ref("#/components/schemas/" + SCHEMA))))));
        return responses;
    }

    private static Map<String, Header> headers(int status) {
        return switch (status) {
            case 401 -> Map.of("WWW-Authenticate", header("The scheme of the token"));
            case 405 -> Map.of("Allow", header("The methods of the path"));
            case 429, 503 -> Map.of("Retry-After", header("The seconds after which the request may be sent again"));
            default -> Map.of();
        };
    }

    private static Header header(String description) {
        return new Header().description(description).required(true).schema(typed("string"));
    }

    static Schema<?> schema() {
        var codes = oneOf(ProblemType.all().stream().map(ProblemType::code).toList());
        var error = typed("object");
        error.addProperty(
                "field", typed("string").description("The path of a field, or the name of a parameter or header"));
        error.addProperty("message", typed("string"));
        error.addProperty(
                "code", typed("string").description("The code of the warning, if warnings refuse the request"));
        error.setRequired(List.of("field", "message"));
        var problem = typed("object");
        problem.setDescription("An RFC 9457 problem");
        problem.addProperty("type", typed("string").format("uri-reference").description("The page about the code"));
        problem.addProperty("title", typed("string").description("The code in words"));
        problem.addProperty("status", typed("integer"));
        problem.addProperty("detail", typed("string").description("What is wrong with this request"));
        problem.addProperty("instance", typed("string").format("uri-reference").description("The path of the request"));
        problem.addProperty("code", codes.description("Stable and machine-readable"));
        problem.addProperty("errors", typed("array").items(error).description("Every invalid part of the request"));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    /** The statuses of the problems that an endpoint may answer with. */
    static TreeSet<Integer> of(Endpoint endpoint, OperationNotes.Note note) {
        var statuses = new TreeSet<Integer>(note.<Integer>list("problems"));
        statuses.addAll(List.of(406, 500, 503));
        if (endpoint.isOfApi()) {
            statuses.addAll(List.of(400, 429));
        }
        if (!endpoint.pathVariables().isEmpty() && !note.is("creates") && !note.is("unknownIsEmpty")) {
            statuses.add(404);
        }
        if (endpoint.body().isPresent()) {
            statuses.add(408);
        }
        if (endpoint.body().isPresent() || note.get("takes") != null) {
            statuses.addAll(List.of(413, 415));
        }
        if (!endpoint.access().isPublic()) {
            statuses.addAll(List.of(401, 403));
        }
        if (endpoint.variant().isPresent()) {
            statuses.add(422);
        }
        if (endpoint.takes(Precondition.class)) {
            statuses.add(412);
        }
        if (endpoint.takes(IdempotencyKey.class)) {
            statuses.addAll(List.of(410, 422));
        }
        return statuses;
    }

    static String name(int status) {
        return SCHEMA + status;
    }
}
