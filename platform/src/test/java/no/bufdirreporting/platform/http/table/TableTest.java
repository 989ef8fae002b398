package no.bufdirreporting.platform.http.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class TableTest {

    private static final String BOOKS = "/api/v1/books";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Autowired
    private Client client;

    @Autowired
    private BookController controller;

    @Test
    void listIsCsvByRfc4180WithTheNamesOfTheApi() {
        var answer = client.get(BOOKS + "?format=csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                activity_id,description,hours,open,created_at,author_name,author_born,binding,tags\r
                act-0,"a, ""b""; c\r
                =d",2.5,true,2024-11-30T12:00:00Z,'=SUM(A1),1999-12-31,soft_cover,"[""a"",""b""]"\r
                act-1,=1+1,-1234567.8,false,2024-11-30T12:00:00.005Z,@ære,1899-01-01,soft_cover,[]\r
                act-2,,,,2024-11-30T12:00:00Z,-,,soft_cover,[]\r
                """);
        assertThat(header(answer, "Content-Type")).startsWith("text/csv").contains("charset=UTF-8");
        assertThat(header(answer, "Content-Disposition"))
                .startsWith("attachment")
                .contains("books.csv");
        assertThat(header(answer, "Vary").toLowerCase(Locale.ROOT).split(", *")).contains("accept");
        assertThat(header(answer, "Link"))
                .isEqualTo("</api/v1/books?format=csvw>; rel=\"describedby\"; type=\"application/csvm+json\"");
    }

    @Test
    void dialectOfExcelIsInNorwegianAndHasNoFormulas() {
        var answer = client.get(BOOKS + "?format=csv&dialect=excel-nb");
        assertThat(answer.body()).startsWith("\uFEFFAktivitet;Beskrivelse;Timer;");
        var rows = parse(answer.body().substring(1), ';');
        assertThat(rows.get(0).get("Timer")).isEqualTo("2,5");
        assertThat(rows.get(1).get("Timer")).as("a number is no formula").isEqualTo("-1234567,8");
        assertThat(rows.get(1).get("Beskrivelse")).isEqualTo("'=1+1");
        assertThat(rows.get(0).get(5)).isEqualTo("''=SUM(A1)");
        assertThat(rows.get(2).get(5)).isEqualTo("'-");
        assertThat(List.of("'=1+1", "''=SUM(A1)", "'-", "'kv", "a=b"))
                .map(Dialect::withoutApostrophe)
                .containsExactly("=1+1", "'=SUM(A1)", "-", "'kv", "a=b");
    }

    @Test
    void valuesComeBackFromBothDialects() {
        for (var dialect : Dialect.values()) {
            var text = client.get(BOOKS + "?format=csv&dialect=" + dialect.parameter())
                    .body()
                    .replace("\uFEFF", "");
            var first = parse(text, dialect.delimiter()).getFirst();
            assertThat(Dialect.withoutApostrophe(first.get(1))).isEqualTo(BookController.AWKWARD);
            assertThat(first.get(2).replace(',', '.')).isEqualTo("2.5");
        }
    }

    @Test
    void workbookHasTypedCells() throws IOException {
        var rows = workbook(BOOKS + "?format=xlsx&dialect=excel-nb");
        assertThat(rows.getFirst().getCellText(0)).isEqualTo("Aktivitet");
        var first = rows.get(1);
        assertThat(first.getCellText(1).replace("\r\n", "\n")).isEqualTo(BookController.AWKWARD.replace("\r\n", "\n"));
        assertThat(first.getCellAsNumber(2))
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("2.5"));
        assertThat(first.getCellAsBoolean(3)).contains(true);
        assertThat(first.getCellAsDate(4)).as("in Oslo").contains(LocalDateTime.of(2024, 11, 30, 13, 0));
        assertThat(rows.get(2).getCellText(1)).isEqualTo("=1+1");
        assertThat(rows.get(2).getCellText(6))
                .as("before the first day of spreadsheets")
                .isEqualTo("1899-01-01");
    }

    @Test
    void wholeListIsReadInPagesWhateverPageIsAskedFor() {
        int before = controller.pages.get();
        var rows = parse(
                client.get(BOOKS + "?count=1234&page=2&limit=1&format=csv").body(), ',');
        assertThat(rows).hasSize(1234);
        assertThat(rows.getLast().get("activity_id")).isEqualTo("act-1233");
        assertThat(controller.pages.get() - before).isEqualTo(3);
    }

    @Test
    void sortIsKeptAndACursorIsWhereTheTableBegins() {
        var page = JsonMapper.shared()
                .readTree(client.get(BOOKS + "?count=9&sort=created_at&limit=4").body());
        String cursor = page.at("/pagination/next_after").stringValue();
        var rest = client.get(BOOKS + "?count=9&sort=created_at&format=csv&after=" + cursor);
        assertThat(parse(rest.body(), ','))
                .extracting(it -> it.get(0))
                .startsWith("act-4")
                .hasSize(5);
    }

    @Test
    void pagesAreReadNoFasterThanTheClientReads() throws IOException {
        int before = controller.pages.get();
        try (var socket = client.connect()) {
            socket.getOutputStream()
                    .write((("GET " + BOOKS + "?count=1000000&format=csv HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> controller.pages.get() > before + 5);
            await().during(Duration.ofMillis(500)).until(() -> controller.pages.get() - before < 1_000);
        }
    }

    @Test
    void connectionIsBrokenOffIfALaterPageCannotBeRead() {
        assertThat(client.get(BOOKS + "?count=9&fail_at=0&format=csv").statusCode())
                .isEqualTo(503);
        assertThatThrownBy(() -> client.get(BOOKS + "?count=100000&fail_at=50000&format=csv"))
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void rowsOfOneAnswerAreTheElementsOfItsLists() {
        assertThat(client.get(BOOKS + "/act-1?format=csv").body()).isEqualTo("""
                title,pages,part_title,activity_id\r
                Begin,4,I,act-1\r
                Middle,9,I,act-1\r
                """);
        assertThat(client.get(BOOKS + "/sales?format=csv").body()).isEqualTo("""
                shop,title,pages,activity_id\r
                Oslo,Begin,4,act-0\r
                """);
    }

    @Test
    void tagsAreThoseOfTheFormat() {
        var csv = client.get(BOOKS + "/act-1?format=csv");
        assertThat(header(csv, "ETag")).isEqualTo("\"7.csv\"");
        assertThat(header(client.get(BOOKS + "/act-1"), "ETag")).isEqualTo("\"7\"");
        var again = client.get(BOOKS + "/act-1?format=csv", "If-None-Match", "\"6.csv\", W/\"7.csv\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "ETag")).isEqualTo("\"7.csv\"");
        assertThat(header(again, "Vary").toLowerCase(Locale.ROOT).split(", *")).contains("accept");
        assertThat(client.get(BOOKS + "/act-1?format=csv", "If-None-Match", "\"7\"")
                        .statusCode())
                .as("the tag of the JSON")
                .isEqualTo(200);
        assertThat(client.get(BOOKS + "/act-1?format=csv", "If-None-Match", "*").statusCode())
                .isEqualTo(304);
        assertThat(client.get(BOOKS + "/act-1?format=csv", "If-Match", "\"7.csv\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(BOOKS + "/act-1?format=csv", "If-Match", "\"6.csv\"")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void headIsAnsweredWithTheHeadersOnly() {
        var head = client.send(client.request("HEAD", BOOKS + "?count=100000&format=xlsx", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Type")).isEqualTo(XLSX);
        assertThat(header(head, "Content-Disposition")).contains("books.xlsx");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text/csv                                | text/csv
                    text/*                                  | text/csv
                    */*                                     | application/json
                    application/*                           | application/json
                    text/html,*/*;q=0.8                     | application/json
                    text/csv;q=0.5,application/json;q=0.2   | text/csv
                    text/csv;q=0.5,application/json         | application/json
                    application/csvm+json                   | application/csvm+json
                    """)
    void formatIsWhatTheClientPrefers(String accept, String contentType) {
        assertThat(header(client.get(BOOKS, "Accept", accept), "Content-Type")).startsWith(contentType);
    }

    @Test
    void parameterGoesBeforeTheHeader() {
        assertThat(header(client.get(BOOKS + "?format=json", "Accept", "text/csv"), "Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void columnsAreDescribedForPrograms() {
        var english = JsonMapper.shared()
                .readTree(client.get(BOOKS + "?count=2&format=csvw").body());
        assertThat(english.at("/@context").stringValue()).isEqualTo("http://www.w3.org/ns/csvw");
        assertThat(english.at("/url").stringValue()).isEqualTo("/api/v1/books?count=2&format=csv");
        assertThat(english.at("/tableSchema/columns/2"))
                .isEqualTo(JsonMapper.shared()
                        .valueToTree(Map.of(
                                "name", "hours", "titles", "hours", "datatype", "decimal", "schema:unitCode", "HUR")));
        var norwegian = JsonMapper.shared()
                .readTree(client.get(BOOKS + "?format=csvw&dialect=excel-nb").body());
        assertThat(norwegian.at("/dialect/delimiter").stringValue()).isEqualTo(";");
        assertThat(norwegian.at("/tableSchema/columns/2/titles").stringValue()).isEqualTo("Timer");
        assertThat(norwegian
                        .at("/tableSchema/columns/2/datatype/format/decimalChar")
                        .stringValue())
                .isEqualTo(",");
    }

    @ParameterizedTest
    @CsvSource({
        "?format=pdf, 400, format",
        "?format=csv&dialect=excel-sv, 400, dialect",
        "?format=csv&format=xlsx, 400, format",
        "?dialect=excel-nb, 400, dialect",
        "?format=csv&colour=red, 400, colour",
        "/plain/one?format=json, 400, format",
        "/plain/one?dialect=excel-nb, 400, dialect",
    })
    void invalidParametersAreNamed(String target, int status, String field) {
        var answer = client.get(BOOKS + target);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonMapper.shared()
                        .readTree(answer.body())
                        .at("/errors/0/field")
                        .stringValue())
                .isEqualTo(field);
    }

    @Test
    void answerThatIsNoTableIsNotAcceptable() {
        assertThat(client.get(BOOKS + "/plain/one?format=csv").statusCode()).isEqualTo(406);
        assertThat(client.get(BOOKS + "/plain/one", "Accept", "text/csv").statusCode())
                .isEqualTo(406);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private static List<CSVRecord> parse(String text, char delimiter) {
        try (var parser = CSVParser.parse(
                text,
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(delimiter)
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<Row> workbook(String path) throws IOException {
        byte[] bytes = client.bytes(path);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            return workbook.getFirstSheet().read();
        }
    }
}
