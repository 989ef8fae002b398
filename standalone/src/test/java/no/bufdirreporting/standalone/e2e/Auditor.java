package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An auditor with the token, of the system under test or of an application whose database tests can tamper with. */
public final class Auditor implements AutoCloseable {

    static final String TOKEN = SystemUnderTest.ADMIN_TOKEN;
    static final String EVENTS = "/api/v1/audit/events";
    static final String CHECKS = "/api/v1/audit/chain/checks";

    final Api api;
    private final @Nullable ApplicationProcess application;

    Auditor(ApplicationProcess application) {
        this.application = application;
        this.api = application.api();
    }

    /** An auditor of a system without database access. */
    public Auditor(Api api) {
        this.application = null;
        this.api = api;
    }

    static String setting() {
        return "--bufdir.admin-token=" + TOKEN;
    }

    static String[] token(String... headers) {
        return Stream.concat(Stream.of("Authorization", "Bearer " + TOKEN), Stream.of(headers))
                .toArray(String[]::new);
    }

    public Answer get(String path) {
        return api.get(path, token()).expect(200);
    }

    public Answer post(String path, Object body) {
        return api.post(path, body, token()).expect(200);
    }

    /** All pages of the events that match the parameters. */
    public List<JsonNode> events(String parameters) {
        var events = new ArrayList<JsonNode>();
        for (long after = 0; after >= 0; ) {
            var page = get(EVENTS + "?" + parameters + "&after=" + after).json();
            page.required("data").forEach(events::add);
            after = page.required("next_after").asLong(-1);
        }
        return events;
    }

    Answer check(Object body) {
        return api.post(CHECKS, body, token()).expect(200);
    }

    /** Asserts that a check names this event as the first difference. */
    void assertFirstDifference(JsonNode event, String what) {
        var report = check("{}").json();
        assertThat(report.required("intact").booleanValue()).isFalse();
        var first = report.required("first_difference");
        assertThat(first.required("position")).isEqualTo(event.required("position"));
        assertThat(first.required("event_id")).isEqualTo(event.required("event_id"));
        assertThat(first.required("what").stringValue()).isEqualTo(what);
    }

    void assertIntact() {
        assertThat(check("{}").at("/intact").booleanValue()).isTrue();
    }

    void sql(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection(application().jdbcUrl());
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    ApplicationProcess application() {
        return Objects.requireNonNull(application);
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
    }
}
