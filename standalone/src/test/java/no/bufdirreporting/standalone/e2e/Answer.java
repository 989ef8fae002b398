package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response of the server. */
public record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    /** The body of a write as a read shows it: without the warnings that come last. */
    public String view() {
        return body().replaceFirst(",\"warnings\":\\[.*]}$", "}");
    }

    public JsonNode json() {
        return JSON.readTree(body());
    }

    /** The value at a JSON pointer; a missing node if there is none. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String text(String field) {
        return json().required(field).stringValue();
    }

    public long number(String field) {
        return json().required(field).longValue();
    }

    public BigDecimal decimal(String field) {
        return json().required(field).decimalValue();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("No header " + name));
    }

    public boolean has(String header) {
        return response.headers().firstValue(header).isPresent();
    }

    public long total() {
        return at("/pagination/total").longValue();
    }

    /** The values of one field of all entries of a list. */
    public List<String> each(String field) {
        return json().required("data")
                .valueStream()
                .map(entry -> entry.required(field).stringValue())
                .toList();
    }

    public Answer expect(int status) {
        assertThat(response.statusCode())
                .as(() -> response.request().method() + " " + response.uri() + " answered " + body())
                .isEqualTo(status);
        return this;
    }

    /** Asserts that it is an RFC 9457 problem with this status and code, and with errors of exactly these fields. */
    public Answer expectProblem(int status, String code, String... fields) {
        expect(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(json().propertyNames()).contains("type", "title", "status", "detail", "instance", "code");
        assertThat(text("code")).isEqualTo(code);
        assertThat(number("status")).isEqualTo(status);
        assertThat(at("/errors").valueStream().map(it -> it.required("field").stringValue()))
                .containsExactlyInAnyOrder(fields);
        assertThat(body()).doesNotContain("no.bufdirreporting", "java.", "Exception");
        return this;
    }
}
