package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = JsonMapper.shared();

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return JSON.readTree(body());
    }

    /** The value at a JSON pointer; missing if there is none. */
    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    String text(String field) {
        return json().required(field).stringValue();
    }

    long number(String field) {
        return json().required(field).longValue();
    }

    BigDecimal decimal(String field) {
        return json().required(field).decimalValue();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("No header " + name));
    }

    boolean has(String header) {
        return response.headers().firstValue(header).isPresent();
    }

    long total() {
        return at("/pagination/total").longValue();
    }

    /** The values of one field over the entries of a list. */
    List<String> each(String field) {
        return json().required("data")
                .valueStream()
                .map(entry -> entry.required(field).stringValue())
                .toList();
    }

    Answer expect(int status) {
        assertThat(response.statusCode())
                .as(() -> response.request().method() + " " + response.uri() + " answered " + body())
                .isEqualTo(status);
        return this;
    }

    /** That it is an RFC 9457 problem of this status and code, about exactly these fields. */
    Answer expectProblem(int status, String code, String... fields) {
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
