package no.bufdirreporting.standalone.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.bufdirreporting.platform.access.Access;
import no.bufdirreporting.platform.access.Caller;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Fills in the operations that springdoc finds, since springdoc knows nothing of how this API binds its requests. */
final class Describer implements OpenApiCustomizer {

    private static final Map<String, String> TAGS = Map.of(
            "activities", "Activities",
            "bufdir-aggregations", "Aggregations",
            "geographic-distributions", "Geographic distributions",
            "aggregated-report-data", "Report data",
            "organizations", "Reference data",
            "chapters", "Reference data",
            "reporting-periods", "Reference data",
            "categories", "Reference data",
            "quality", "Quality",
            "audit", "Audit");
    private static final List<String> TAG_ORDER = List.of(
            "Activities",
            "Quality",
            "Aggregations",
            "Geographic distributions",
            "Report data",
            "Reference data",
            "Audit",
            "Service");
    private static final String TOKEN = "token";

    private final RequestMappingHandlerMapping mappings;
    private final OperationNotes notes = new OperationNotes();
    private final RecordSchemas schemas = new RecordSchemas();
    private final Parameters parameters = new Parameters(schemas, notes);
    private final Answers answers = new Answers(schemas);

    Describer(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.mappings = requestMappingHandlerMapping;
    }

    @Override
    public void customise(OpenAPI document) {
        var endpoints = Endpoint.of(mappings.getHandlerMethods());
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, found) -> item.operation(
                                method, operation(Objects.requireNonNull(endpoints.get(method + " " + path))))));
        var mistakes = notes.mistakes(endpoints.keySet());
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("Mistakes in the notes:\n" + String.join("\n", mistakes));
        }
        document.info(new Info().title("Bufdir reporting").version("1").description("""
                                Voluntary organizations record activities; the service aggregates them into the figures \
                                that they report to Bufdir. Errors are RFC 9457 problems. Every answer has an X-Request-Id."""))
                .servers(List.of(new Server().url("/")))
                .tags(TAG_ORDER.stream().map(it -> new Tag().name(it)).toList())
                .components(new Components()
                        .securitySchemes(
                                Map.of(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "A token of the issuer where bufdir.security.mode is oauth2, with one of"
                                                                + " the scopes; or the setting bufdir.admin-token, which has all")))
                        .responses(Problems.responses()));
        schemas.components().forEach(document.getComponents()::addSchemas);
        document.getComponents().addSchemas(Problems.SCHEMA, Problems.schema());
    }

    private Operation operation(Endpoint endpoint) {
        var note = notes.of(endpoint.name());
        var operation = new Operation()
                .operationId(note.text("id"))
                .summary(note.text("summary"))
                .description((String) note.get("description"))
                .tags(List.of(tag(endpoint, note)))
                .parameters(parameters.of(endpoint, note))
                .responses(answers.of(endpoint, note));
        endpoint.body().ifPresent(body -> operation.requestBody(body(endpoint, note, body)));
        if (note.get("takes") != null) {
            operation.requestBody(new RequestBody().required(true).content(Answers.files(note, "takes")));
        }
        security(endpoint).forEach(operation::addSecurityItem);
        return operation;
    }

    /** Without a token where the open mode needs none, else with one of the scopes. */
    private static List<SecurityRequirement> security(Endpoint endpoint) {
        var ways = new LinkedHashSet<SecurityRequirement>();
        if (!endpoint.access().isPublic()) {
            if (endpoint.access().permits(Caller.OPEN)) {
                ways.add(new SecurityRequirement());
            }
            ways.add(withToken(endpoint.access()));
            ways.add(withToken(endpoint.access(true)));
        }
        return List.copyOf(ways);
    }

    private static SecurityRequirement withToken(Access access) {
        return access.scope() == null
                ? new SecurityRequirement().addList(TOKEN)
                : new SecurityRequirement().addList(TOKEN, access.scope().toString());
    }

    private static String tag(Endpoint endpoint, OperationNotes.Note note) {
        return note.get("tag") instanceof String given
                ? given
                : Objects.requireNonNull(TAGS.get(endpoint.path().split("/")[3]));
    }

    private RequestBody body(Endpoint endpoint, OperationNotes.Note note, Class<?> type) {
        var content = Examples.content("application/json", schemas.ofRequest(type));
        Examples.add(content, Examples.ofRequest(endpoint, note));
        return new RequestBody().required(true).content(content);
    }
}
