package no.bufdirreporting.platform.http.binding;

import static no.bufdirreporting.platform.http.Client.assertJson;
import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class StrictBodyTest {

    @Autowired
    private Client client;

    @Test
    void aFullBodyIsBoundToItsRecord() {
        assertJson(post("""
                        {"org_id": "org-1", "count": 4.0, "hours": 4.50, "open": true, "kind": "wide_open",
                         "range": {"start": "2024-11-30T13:00:00.5+01:00", "day": "2024-11-30"},
                         "tags": ["a"], "ranges": [{"start": "2024-11-30T12:00:00z"}],
                         "labels": {"Some": "label"}}"""), 200, """
                {"org_id": "org-1", "count": 4, "hours": 4.5, "open": true, "kind": "wide_open",
                 "range": {"start": "2024-11-30T12:00:00.500Z", "day": "2024-11-30"},
                 "tags": ["a"], "ranges": [{"start": "2024-11-30T12:00:00Z", "day": null}],
                 "labels": {"Some": "label"}}""");
    }

    @Test
    void optionalFieldsCanBeLeftOut() {
        assertJson(post("{\"org_id\": \"o\"}"), 200, """
                {"org_id": "o", "count": null, "hours": null, "open": null, "kind": null, "range": null,
                 "tags": null, "ranges": null, "labels": null}""");
    }

    @Test
    void allErrorsAreReportedTogether() {
        assertProblem(post("""
                        {"count": "4", "hours": 1.234, "open": 1, "kind": "SHUT", "range": {"day": "2024-02-30", "x": 1},
                         "tags": ["a", ""], "ranges": [4], "labels": {"a": 1}, "colour": null}"""), 400, """
                {"type": "/problems/invalid-request", "title": "Invalid request", "status": 400,
                 "detail": "12 fields or parameters are invalid; errors names each of them",
                 "instance": "/api/v1/things", "code": "invalid-request", "errors": [
                 {"field": "org_id", "message": "is required"},
                 {"field": "count", "message": "must be a number"},
                 {"field": "hours", "message": "numeric value out of bounds (<5 digits>.<2 digits> expected)"},
                 {"field": "open", "message": "must be true or false"},
                 {"field": "kind", "message": "must be one of wide_open, shut"},
                 {"field": "range.start", "message": "is required"},
                 {"field": "range.day", "message": "must be a date that exists"},
                 {"field": "range.x", "message": "is unknown; known are start, day"},
                 {"field": "tags[1]", "message": "must not be blank"},
                 {"field": "ranges[0]", "message": "must be an object"},
                 {"field": "labels.a", "message": "must be a string"},
                 {"field": "colour", "message": "is unknown; known are org_id, count, hours, open, kind, \
                range, tags, ranges, labels"}
                 ]}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "count": 4.5                  | count must be a whole number from -2147483648 to 2147483647
            "count": 1e999999999          | count must be a whole number from -2147483648 to 2147483647
            "hours": 1e999999999          | hours must be a number of at most 30 digits
            "hours": -0.001               | hours numeric value out of bounds (<5 digits>.<2 digits> expected)
            "tags": "a"                   | tags must be an array
            "tags": ["\\u0000"]           | tags[0] must not contain the character U+0000
            "tags": ["\\ud800"]           | tags[0] must not contain an unpaired surrogate
            "range": {"start": null}      | range.start must not be null
            "range": {"start": "2024-11-30T12:00:00"} | range.start must be an RFC 3339 instant such as 2024-11-30T12:00:00Z
            "count": null                 | count must not be null
            "tags": null                  | tags must not be null
            "labels": {"a": "b", " a": "c"} | labels. a is given twice
            "range": {"start": "2024-11-30T12:00:00.Z"} | range.start must be an RFC 3339 instant such as 2024-11-30T12:00:00Z
            "range": {"start": "2024-11-30T12:00:00+24:00"} | range.start must be an RFC 3339 instant such as 2024-11-30T12:00:00Z
            "range": {"start": " 2024-11-30T12:00:00Z"} | range.start must be an RFC 3339 instant such as 2024-11-30T12:00:00Z
            "range": {"start": "2024-11-30T25:00:00Z"} | range.start must be a point in time that exists
            """)
    void aSingleErrorIsAlsoTheDetail(String field, String detail) {
        var response = post("{\"org_id\": \"o\", " + field + "}");
        assertThat(response.body()).contains("\"detail\":\"" + detail + "\"");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void messagesAreInEnglishForEveryClient() {
        assertThat(post("{\"org_id\": \" \"}", "Accept-Language", "de").body())
                .contains("\"detail\":\"org_id must not be blank\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{} {}",
                "{\"count\": 1, \"count\": 1}",
                "{\"count\": NaN}",
                "nonsense",
                "{\"\\ud800\": 1}",
                "{'a': 1}"
            })
    void malformedJsonIsReportedWithItsPlace(String body) {
        assertThat(post(body).body())
                .contains("\"status\":400", "\"code\":\"malformed-body\"", "at line 1, column ")
                .doesNotContain("Source", "jackson", "Feature");
    }

    @ParameterizedTest
    @CsvSource({"[], The body must be a JSON object.", "'', The body is empty; it must be a JSON object."})
    void anythingButAnObjectIsMalformed(String body, String detail) {
        assertProblem(post(body), 400, """
                {"type": "/problems/malformed-body", "title": "Malformed body", "status": 400,
                 "detail": "%s", "instance": "/api/v1/things", "code": "malformed-body"}""".formatted(detail));
    }

    @Test
    void aLargeBodyIs413WithAndWithoutContentLength() {
        var expected = """
                {"type": "/problems/content-too-large", "title": "Content too large", "status": 413,
                 "detail": "The body may have at most 2000 bytes.", "instance": "/api/v1/things",
                 "code": "content-too-large"}""";
        byte[] body = ("{\"org_id\": \"" + "x".repeat(2000) + "\"}").getBytes(StandardCharsets.UTF_8);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        assertProblem(
                client.send(client.request("POST", "/api/v1/things", chunked, "Content-Type", "application/json")),
                413,
                expected);
        assertProblem(post(new String(body, StandardCharsets.UTF_8)), 413, expected);
    }

    @Test
    void aBodyBeyondTheLimitsOfTheParserIs413() {
        String detail =
                "The body may be nested 500 levels deep; a number may have 1000 digits, a name 50000 characters.";
        for (var body : List.of(
                "{\"tags\":" + "[".repeat(501) + "]".repeat(501) + "}", "{\"count\": " + "1".repeat(1001) + "}")) {
            assertProblem(post(body, "Content-Encoding", "identity"), 413, """
                    {"type": "/problems/content-too-large", "title": "Content too large", "status": 413,
                     "detail": "%s", "instance": "/api/v1/things", "code": "content-too-large"}""".formatted(detail));
        }
    }

    @Test
    void aBodyMayBeCompressed() throws IOException {
        for (var encoding : List.of("gzip", "X-GZIP")) {
            var bound = postBytes(gzip("{\"org_id\": \"ø\"}"), encoding);
            assertThat(bound.body()).contains("\"org_id\":\"ø\"");
        }
    }

    @Test
    void theSizeOfACompressedBodyIsThatOfItsContent() throws IOException {
        var refused = postBytes(gzip(" ".repeat(1_000_000)), "gzip");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("The body may have at most 2000 bytes.");
    }

    @Test
    void aBodyThatIsNotCompressedAsItSaysIsMalformed() throws IOException {
        var half = gzip("{\"org_id\": \"ø\"}");
        for (var body :
                List.of("{}".getBytes(StandardCharsets.UTF_8), new byte[0], Arrays.copyOf(half, half.length / 2))) {
            var refused = postBytes(body, "gzip");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("The body is not valid gzip, as its Content-Encoding says.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, gzip", "deflate"})
    void anotherContentEncodingIs415(String encoding) {
        var refused = postBytes("{}".getBytes(StandardCharsets.UTF_8), encoding);
        assertProblem(refused, 415, """
                {"type": "/problems/unsupported-media-type", "title": "Unsupported media type", "status": 415,
                 "detail": "The Content-Encoding must be gzip, or there must be none.", "instance": "/api/v1/things",
                 "code": "unsupported-media-type"}""");
        assertThat(refused.headers().firstValue("Accept-Encoding")).contains("gzip");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}             | Change[hours=null, count=null]
            {"hours":null} | Change[hours=Optional.empty, count=null]
            {"hours":4}    | Change[hours=Optional[4], count=null]
            """)
    void anOptionalDistinguishesNullFromAbsent(String body, String change) {
        assertThat(client.sendJson("PUT", "/api/v1/things/7", body).body()).contains(change);
    }

    @Test
    void theContentOfAnOptionalIsCheckedByItsConstraints() {
        assertThat(client.sendJson("PUT", "/api/v1/things/7", "{\"hours\": -1}").body())
                .contains("\"detail\":\"hours must be greater than or equal to 0\"");
    }

    @Test
    void veryManyErrorsAreCutOff() {
        var fields = new StringBuilder("{\"org_id\": \"o\"");
        for (int i = 0; i < 150; i++) {
            fields.append(",\"x").append(i).append("\":1");
        }
        assertThat(post(fields + "}").body()).contains("\"x99\"").doesNotContain("\"x100\"");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private HttpResponse<String> postBytes(byte[] body, String encoding) {
        return client.send(client.request(
                "POST",
                "/api/v1/things",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                encoding));
    }

    private HttpResponse<String> post(String body, String... headers) {
        return client.sendJson("POST", "/api/v1/things", body, headers);
    }
}
