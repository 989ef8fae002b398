package no.bufdirreporting.reportdata.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.platform.http.convention.JsonConventions;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataState;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportUpdate;
import no.bufdirreporting.reportdata.ReportUpdate.Change;
import no.bufdirreporting.reportdata.ReportUpdate.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportEventsTest {

    private final ReportEvents events = new ReportEvents(json());

    private static JsonMapper json() {
        var builder = JsonMapper.builder();
        new JsonConventions().customize(builder);
        return builder.build();
    }

    @Test
    void updateNamesTheChangedFieldsWithTheirNewValues() {
        var dropped = field("antall_undersokelser_henlagt", new BigDecimal("17"), null);
        var step = step(
                Kind.DATA_UPDATED,
                null,
                new Change("undersokelser", "antall_undersokelser_henlagt", dropped),
                new Change("undersokelser", "antall_meldinger", null),
                new Change("barn", "antall_meldinger", field("antall_meldinger", null, new BigDecimal("2.5"))));

        assertThat(events.of(step)).hasToString("""
                id: 4711
                event: data_updated
                data: {"event":"data_updated","snapshot_id":"snap-001","organization_id":"org-1042","period_id":"2024",\
                "changed_sections":["undersokelser","barn"],\
                "changed_field_keys":["antall_undersokelser_henlagt","antall_meldinger"],\
                "updated_at":"2026-03-26T09:12:00Z","cache_valid":false,"changes":[\
                {"section_id":"undersokelser","field_key":"antall_undersokelser_henlagt","value":17,\
                "prior_period_value":null},\
                {"section_id":"undersokelser","field_key":"antall_meldinger","value":null,"prior_period_value":null},\
                {"section_id":"barn","field_key":"antall_meldinger","value":null,"prior_period_value":2.5}]}

                """);
    }

    @Test
    void invalidationHasAReason() {
        assertThat(events.of(step(Kind.CACHE_INVALIDATED, "An activity was corrected")))
                .hasToString("""
                id: 4711
                event: cache_invalidated
                data: {"event":"cache_invalidated","snapshot_id":"snap-001","organization_id":"org-1042",\
                "period_id":"2024","reason":"An activity was corrected","invalidated_at":"2026-03-26T09:12:00Z"}

                """);
    }

    @Test
    void validationHasNoChanges() {
        assertThat(events.of(step(Kind.CACHE_VALIDATED, null))).hasToString("""
                id: 4711
                event: cache_validated
                data: {"event":"cache_validated","snapshot_id":"snap-001","organization_id":"org-1042",\
                "period_id":"2024","updated_at":"2026-03-26T09:12:00Z"}

                """);
    }

    @Test
    void reportWithoutSnapshotHasAState() {
        assertThat(events.of(new ReportDataState(0, null), "org-1042", "rp-2024", Suppression.NONE))
                .hasToString("""
                id: 0
                event: snapshot
                data: {"snapshot_id":null,"organization_id":"org-1042","period_id":"rp-2024","snapshot_status":null,\
                "cache_valid":false,"aggregated_at":null,"sections":[],"prior_period":null}

                """);
    }

    private static ReportField field(String key, @Nullable BigDecimal value, @Nullable BigDecimal prior) {
        return new ReportField(key, "Title", value, prior, "fagsystem-cis", null);
    }

    private static ReportUpdate step(Kind kind, @Nullable String reason, Change... changes) {
        return new ReportUpdate(
                4711,
                kind,
                "snap-001",
                "org-1042",
                "2024",
                List.of(changes),
                false,
                reason,
                Instant.parse("2026-03-26T09:12:00Z"),
                List.of(),
                List.of());
    }
}
