package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Reports.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The event stream of a report, and when its events are sent. */
class ReportWatchTest {

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void theStateComesFirstEvenWithoutASnapshot() throws Exception {
        try (var watcher = Watching.open(Reports.watch(org, "rp-2024"))) {
            var nothing = watcher.next();
            assertThat(nothing.name()).isEqualTo("snapshot");
            assertThat(nothing.data().required("snapshot_id").isNull()).isTrue();
            assertThat(nothing.data().required("period_id").stringValue()).isEqualTo("rp-2024");
            assertThat(nothing.data().required("sections")).isEmpty();

            String id = aggregated();
            Given.activity(api, org);
            var first = watcher.next("data_updated");
            assertThat(first.data().required("snapshot_id").stringValue()).isEqualTo(id);
        }
        String id = aggregated();
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            var snapshot = watcher.next();
            assertThat(snapshot.name()).isEqualTo("snapshot");
            assertThat(snapshot.data())
                    .isEqualTo(api.get(PATH + "/" + id).expect(200).json());
        }
    }

    @Test
    void anActivityGivesAnInvalidationAndThenNewValues() throws Exception {
        String id = aggregated();
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            long state = watcher.next().position();
            Given.activity(api, org, "hours", 2.5, "participant_count", 4);

            var invalidated = watcher.next();
            assertThat(invalidated.name()).isEqualTo("cache_invalidated");
            assertThat(texts(invalidated.data(), "event", "snapshot_id", "organization_id", "period_id", "reason"))
                    .containsExactly("cache_invalidated", id, org, "2024", "Activities of the period have changed");
            var updated = watcher.next();
            assertThat(updated.name()).isEqualTo("data_updated");
            assertThat(texts(updated.data(), "event", "snapshot_id", "organization_id", "period_id"))
                    .containsExactly("data_updated", id, org, "2024");
            assertThat(updated.data().required("changed_sections").toString())
                    .isEqualTo("[\"totalt\",\"frivillig-innsats\"]");
            assertThat(updated.data().required("changed_field_keys").toString())
                    .isEqualTo("[\"antall_aktiviteter\",\"antall_deltakere\",\"antall_unike_kontakter\",\"timer\","
                            + "\"antall_frivillige\",\"timer_frivillig_innsats\"]");
            assertThat(updated.data().required("cache_valid").booleanValue()).isTrue();
            assertThat(List.of(state, invalidated.position(), updated.position()))
                    .isSorted()
                    .doesNotHaveDuplicates();

            Given.activity(api, org, "participant_count", 0, "activity_type", "nothing_that_a_field_names");
            var next = watcher.next("data_updated");
            assertThat(next.data().required("changed_field_keys").toString()).isEqualTo("[\"antall_aktiviteter\"]");
            assertThat(next.data().required("changes").toString()).isEqualTo("""
                    [{"section_id":"totalt","field_key":"antall_aktiviteter","value":2,"prior_period_value":null}]""");
            assertThat(next.position()).isGreaterThan(updated.position());
        }
    }

    @Test
    void anInvalidationWithoutChangedValuesIsFollowedByAValidation() throws Exception {
        String id = aggregated();
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            watcher.next("snapshot");
            api.put(PATH + "/" + id, object("invalidate_cache", true, "reason", "Look again"))
                    .expect(202);
            var invalidated = watcher.next();
            assertThat(texts(invalidated.data(), "event", "snapshot_id", "reason"))
                    .containsExactly("cache_invalidated", id, "Look again");
            var validated = watcher.next();
            assertThat(validated.name()).isEqualTo("cache_validated");
            assertThat(texts(validated.data(), "event", "snapshot_id")).containsExactly("cache_validated", id);
            assertThat(validated.position()).isGreaterThan(invalidated.position());
        }
    }

    @Test
    void everySpellingOfAPeriodIsTheSameReport() throws Exception {
        aggregated();
        try (var one = Watching.open(Reports.watch(org, "2024"));
                var other = Watching.open(PATH + Reports.watch(org, "rp-2024"))) {
            assertThat(other.next()).isEqualTo(one.next());
            Given.activity(api, org);
            assertThat(other.until("data_updated")).isEqualTo(one.until("data_updated"));
        }
    }

    @Test
    void otherOrganizationsAndPeriodsSendNoEvents() throws Exception {
        String neighbour = Given.organization(api);
        Reports.aggregated(api, neighbour, "2024");
        Reports.aggregated(api, org, "2023");
        aggregated();
        try (var watcher = Watching.open(Reports.watch(org, "2024"));
                var other = Watching.open(Reports.watch(neighbour, "2024"))) {
            watcher.next("snapshot");
            other.next("snapshot");
            Given.activity(api, neighbour);
            other.next("data_updated");
            Given.activity(api, org, "submitted_at", "2025-01-01T00:00:00+01:00");
            Given.activity(api, org, "status", "planned");

            String last = Given.activity(api, org, "participant_count", 7).text("activity_id");
            assertThat(watcher.next().name()).isEqualTo("cache_invalidated");
            assertThat(watcher.next("data_updated").data().required("changes").toString())
                    .contains("\"antall_deltakere\",\"value\":7,")
                    .contains("\"antall_aktiviteter\",\"value\":1,");
            api.delete(Given.ACTIVITIES + "/" + last).expect(200);
            watcher.next("data_updated");
            assertThat(other.poll(Duration.ZERO)).isNull();
        }
    }

    @Test
    void changesOfThePriorPeriodAreSentToo() throws Exception {
        Given.activity(api, org, "submitted_at", "2023-05-01T12:00:00Z");
        aggregated();
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            var state = ReportState.of(watcher.next().data());
            Given.activity(api, org);
            var updated = watcher.next("data_updated");
            assertThat(updated.data().required("changes").toString())
                    .contains("\"antall_aktiviteter\",\"value\":1,\"prior_period_value\":1}");
            assertThat(state.after(updated))
                    .isEqualTo(
                            ReportState.of(Reports.aggregated(api, org, "2024").json()));
        }
    }

    @Test
    void aDeletedSnapshotClearsTheValues() throws Exception {
        Given.activity(api, org);
        String id = aggregated();
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            var state = ReportState.of(watcher.next().data());
            api.delete(PATH + "/" + id).expect(200);
            var updated = watcher.next();
            assertThat(updated.name()).isEqualTo("data_updated");
            assertThat(updated.data().required("snapshot_id").isNull()).isTrue();
            assertThat(updated.data().required("cache_valid").booleanValue()).isFalse();
            assertThat(state.after(updated)).hasToString("{}");
        }
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            assertThat(watcher.next().data().required("snapshot_id").isNull()).isTrue();
        }
    }

    /** No value has changed, so the next event is about the next change. */
    @Test
    void anotherSnapshotWithTheSameValuesSendsNoEvent() throws Exception {
        String first = aggregated();
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            watcher.next("snapshot");
            String second = api.post(
                            PATH, object("organization_id", org, "period_id", "2024", "force_reaggregate", true))
                    .expect(202)
                    .text("snapshot_id");
            assertThat(second).isNotEqualTo(first);
            Reports.valid(api, second);
            Given.activity(api, org);
            assertThat(watcher.until("data_updated"))
                    .extracting(
                            WatchedEvent::name,
                            it -> it.data().required("snapshot_id").stringValue())
                    .containsExactly(tuple("cache_invalidated", second), tuple("data_updated", second));
        }
    }

    private String aggregated() {
        return Reports.aggregated(api, org, "2024").text("snapshot_id");
    }

    private static Stream<String> texts(JsonNode data, String... fields) {
        return Stream.of(fields).map(it -> data.required(it).stringValue());
    }
}
