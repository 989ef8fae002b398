package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static no.bufdirreporting.standalone.e2e.Given.DISTRIBUTIONS;
import static no.bufdirreporting.standalone.e2e.Given.activity;
import static no.bufdirreporting.standalone.e2e.Given.chapter;
import static no.bufdirreporting.standalone.e2e.Given.completedAggregation;
import static no.bufdirreporting.standalone.e2e.Given.organization;
import static no.bufdirreporting.standalone.e2e.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Conditional requests (RFC 9110, section 13) on everything that has a version. */
class ConditionalRequestTest {

    private static final String REPORTS = "/api/v1/aggregated-report-data";
    private static final String SUBMISSIONS = AGGREGATIONS + "/submitted-periods";

    private final Api api = SystemUnderTest.api();

    @Test
    void everyVersionedResourceAnswersConditionalReads() {
        String org = organization(api);
        for (var path : everythingOf(org)) {
            String tag = api.get(path).expect(200).header("ETag");
            for (var method : List.of("GET", "HEAD")) {
                assertThat(status(method, path, "If-None-Match", tag)).as(path).isEqualTo(304);
                assertThat(status(method, path, "If-None-Match", "\"x\", W/" + tag))
                        .as(path)
                        .isEqualTo(304);
                assertThat(status(method, path, "If-None-Match", "*")).as(path).isEqualTo(304);
                assertThat(status(method, path, "If-None-Match", "\"x\""))
                        .as(path)
                        .isEqualTo(200);
                assertThat(status(method, path, "If-Match", "\"x\", " + tag))
                        .as(path)
                        .isEqualTo(200);
                assertThat(status(method, path, "If-Match", "W/" + tag))
                        .as(path)
                        .isEqualTo(412);
                assertThat(status(method, path, "If-Match", "\"77\"")).as(path).isEqualTo(412);
            }
        }
    }

    @Test
    void everyWriteObeysItsPreconditions() {
        String org = organization(api);
        for (var path : everythingOf(org)) {
            if (path.startsWith(SUBMISSIONS)) {
                continue;
            }
            var body = body(path, org);
            String tag = api.get(path).expect(200).header("ETag");
            api.put(path, body, "If-None-Match", "*").expectProblem(412, "version-exists");
            api.put(path, body, "If-None-Match", tag).expectProblem(412, "version-exists");
            api.put(path, body, "If-Match", "\"77\"").expectProblem(412, "stale-version");
            api.put(path, body, "If-Match", "W/" + tag).expectProblem(412, "stale-version");
            assertThat(api.get(path).header("ETag")).isEqualTo(tag);
            assertThat(api.put(path, body, "If-Match", "\"77\", " + tag).status())
                    .isIn(200, 202);
            assertThat(api.put(path, body, "If-Match", "*").status()).isIn(200, 202);
            if (deletable(path)) {
                api.delete(path, "If-None-Match", "*").expectProblem(412, "version-exists");
                api.delete(path, "If-Match", "\"77\"").expectProblem(412, "stale-version");
                api.delete(path, "If-Match", "*").expect(200);
                api.delete(path, "If-Match", "*").expect(404);
            }
        }
    }

    @Test
    void whatDoesNotExistHasNoVersion() {
        String org = organization(api);
        for (var collection : List.of("/api/v1/organizations/", "/api/v1/chapters/", "/api/v1/reporting-periods/")) {
            String path = collection + unique("new");
            api.put(path, body(path, org), "If-Match", "*").expectProblem(412, "stale-version");
            api.get(path).expect(404);
            api.put(path, body(path, org), "If-None-Match", "*").expect(201);
        }
        for (var collection : List.of(ACTIVITIES, AGGREGATIONS, DISTRIBUTIONS, REPORTS)) {
            String path = collection + "/nothing";
            api.put(path, body(path, org), "If-Match", "*").expectProblem(404, "not-found");
            api.delete(path, "If-Match", "\"7\"").expectProblem(404, "not-found");
        }
    }

    @Test
    void theTagOfASubmissionAndOfASnapshotFollowsTheActivities() {
        String org = organization(api);
        for (var create : List.<UnaryOperator<String>>of(this::submission, this::snapshot)) {
            String path = create.apply(org);
            String tag = api.get(path).expect(200).header("ETag");
            activity(api, org);
            var changed = api.get(path, "If-None-Match", tag).expect(200);
            assertThat(changed.header("ETag")).isNotEqualTo(tag);
        }
    }

    private List<String> everythingOf(String org) {
        var paths = new ArrayList<String>();
        paths.add("/api/v1/categories");
        paths.add("/api/v1/organizations/" + org);
        paths.add("/api/v1/chapters/" + chapter(api, org));
        String period = unique("period");
        api.put("/api/v1/reporting-periods/" + period, body("/reporting-periods/", org))
                .expect(201);
        paths.add("/api/v1/reporting-periods/" + period);
        // Outside the period of the snapshot, which is aggregated again when activities in it change.
        paths.add(ACTIVITIES + "/"
                + activity(api, org, "submitted_at", "2020-01-01T12:00:00Z").text("activity_id"));
        paths.add(AGGREGATIONS + "/" + completedAggregation(api, org, "2024").text("id"));
        paths.add(DISTRIBUTIONS + "/"
                + api.post(DISTRIBUTIONS, object("org_id", org, "period_id", "2024", "breakdown_type", "region"))
                        .expect(201)
                        .text("id"));
        paths.add(snapshot(org));
        paths.add(submission(org));
        return paths;
    }

    private String snapshot(String org) {
        return REPORTS + "/" + Reports.aggregated(api, org, "2024").text("snapshot_id");
    }

    private String submission(String org) {
        var body = object("org_id", org, "period_id", "2024", "submitted_by", "kari");
        return SUBMISSIONS + "/" + api.post(SUBMISSIONS, body).expect(201).text("submitted_period_id");
    }

    private Object body(String path, String org) {
        if (path.endsWith("/categories")) {
            return api.get(path).body();
        }
        return switch (path.replaceAll("^(/api/v1)?/([^/]+)/?.*", "$2")) {
            case "organizations" -> object("name", "Test");
            case "chapters" -> object("name", "Test", "org_id", org);
            case "reporting-periods" -> object("start", "2024-01-01", "end", "2024-03-31");
            case "activities" -> object("hours", 4);
            case "bufdir-aggregations" -> object("org_id", org, "reporting_period_id", "2024");
            case "geographic-distributions" -> object("org_id", org, "period_id", "2024");
            default -> object("invalidate_cache", false);
        };
    }

    private static boolean deletable(String path) {
        return List.of(ACTIVITIES, AGGREGATIONS, DISTRIBUTIONS, REPORTS).stream()
                .anyMatch(path::startsWith);
    }

    private int status(String method, String path, String header, String value) {
        return api.send(method, path, null, header, value).status();
    }
}
