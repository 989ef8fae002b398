package no.bufdirreporting.standalone.openapi;

import static no.bufdirreporting.standalone.openapi.RecordSchemas.typed;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.platform.http.binding.RequestFields.RequestField;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.platform.http.table.Dialect;
import no.bufdirreporting.platform.http.table.TableFormat;

/** Describes the parameters of endpoints: in the path, the query string and the headers. */
record Parameters(RecordSchemas schemas, OperationNotes notes) {

    private static final Map<String, String> PAST = Map.of(
            "as_of",
            "Shows the state at this instant, or after the event at this position, as position:42; must not be in the"
                    + " future; needs the administrator's token");

    List<Parameter> of(Endpoint endpoint, OperationNotes.Note note) {
        var parameters = new ArrayList<Parameter>();
        endpoint.pathVariables().forEach(name -> parameters.add(ofPath(name)));
        endpoint.query().forEach(field -> parameters.add(ofQuery(field)));
        if (endpoint.answersTable()) {
            parameters.add(noted("format", choice("format", TableFormat.values(), TableFormat::parameter)));
            parameters.add(noted("dialect", choice("dialect", Dialect.values(), Dialect::parameter)));
        }
        if (endpoint.takes(Precondition.class)) {
            boolean reads = endpoint.method().equals("GET");
            parameters.add(header("If-Match", "ETags, one of which must be the current one, or *; else 412"));
            parameters.add(header(
                    "If-None-Match",
                    "ETags, none of which may be the current one, or *; else " + (reads ? "304" : "412")));
        }
        if (endpoint.takes(IdempotencyKey.class)) {
            parameters.add(header(
                    "Idempotency-Key",
                    "A request that is repeated with its key is carried out once and answered again"));
        }
        if (endpoint.takes(Preference.class)) {
            parameters.add(header("Prefer", "respond-async: answer before read models show the change"));
        }
        if (!note.events().isEmpty()) {
            parameters.add(header(
                    "Last-Event-ID", "The id of the last event that the client has; the stream goes on after it"));
        }
        return parameters;
    }

    private Parameter ofPath(String name) {
        return noted(name, new Parameter().in("path").name(name).required(true).schema(typed("string")));
    }

    private Parameter ofQuery(RequestField field) {
        var schema = field.allowed().isEmpty()
                ? schemas.ofField(field, true, Map.of())
                : RecordSchemas.oneOf(field.allowed());
        var parameter = new Parameter().in("query").name(field.name()).schema(schema);
        parameter.required(field.required() ? true : null);
        parameter.description(PAST.getOrDefault(field.name(), schema.getDescription()));
        schema.setDescription(null);
        return noted(field.name(), parameter);
    }

    private static <T> Parameter choice(String name, T[] values, Function<T, String> parameter) {
        return new Parameter()
                .in("query")
                .name(name)
                .schema(RecordSchemas.oneOf(Arrays.stream(values).map(parameter).toList()));
    }

    private Parameter noted(String name, Parameter parameter) {
        var noted = notes.ofParameter(name, parameter.getDescription() != null);
        if (parameter.getDescription() == null) {
            parameter.description((String) noted.get("description"));
        }
        if (noted.get("example") instanceof String example && parameter.getRequired() != null) {
            parameter.example(example);
        }
        return parameter;
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description).schema(typed("string"));
    }
}
