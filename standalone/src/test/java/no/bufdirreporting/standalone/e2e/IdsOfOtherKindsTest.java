package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id of one kind of resource is unknown to the others. */
class IdsOfOtherKindsTest {

    private static final Api API = SystemUnderTest.api();

    private static List<String> ids;

    @BeforeAll
    static void createOneOfEachKind() {
        String org = Given.organization(API);
        ids = List.of(
                Given.activity(API, org).text("activity_id"),
                Given.completedAggregation(API, org, "2024").text("id"),
                Reports.aggregated(API, org, "2024").text("snapshot_id"),
                API.post(Given.DISTRIBUTIONS, object("org_id", org, "period_id", "2024", "breakdown_type", "region"))
                        .expect(201)
                        .text("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Given.ACTIVITIES, Given.AGGREGATIONS, Given.DISTRIBUTIONS, Reports.PATH})
    void anIdOfAnotherKindIsNotFound(String resource) {
        var own = ids.stream()
                .filter(id -> API.get(resource + "/" + id).status() == 200)
                .toList();

        ids.stream()
                .filter(id -> !own.contains(id))
                .forEach(id -> API.delete(resource + "/" + id).expectProblem(404, "not-found"));

        own.forEach(id -> API.delete(resource + "/" + id).expect(200));
    }
}
