package no.bufdirreporting.audit.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.activity.query.rollup.ActivitySums;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.query.AggregationCalculator;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.query.DistributionCalculator;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.query.CategoryRules;
import no.bufdirreporting.organization.query.RegisteredChapters;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Versions of activities on PostgreSQL: sums as of a position equal those that were counted at that position. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VersionTrailTest {

    private static final long SEED = Long.getLong("versions.seed", System.nanoTime());
    private static final int MOMENTS = 25;
    private static final CategoryRules RULES =
            new CategoryRules(0, Map.of("course", "ungdom", "visit", "eldre"), CategoriesDefined.ANNET);
    private static final RegisteredChapters CHAPTERS = new RegisteredChapters(0, Map.of());
    private static final EventLog LOG = new EventLog();
    private static final List<Moment> MOMENTS_SEEN = new ArrayList<>();

    private static RunningReadModel readModel;

    private record Moment(
            long position, String orgId, TimeSpan span, AggregationFigures figures, DistributionFigures chapters) {}

    private static AggregationFigures figures(ActivitySums sums, String orgId, TimeSpan span) {
        return new AggregationCalculator(sums).count(orgId, span, RULES);
    }

    private static DistributionFigures chapters(ActivitySums sums, String orgId) {
        return new DistributionCalculator(sums)
                .count(orgId, LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31), CHAPTERS);
    }

    @BeforeAll
    static void start() {
        System.out.println("versions.seed=" + SEED);
        readModel = RunningReadModel.start(LOG);
        var activities = new RandomActivities(SEED, LOG);
        var live = readModel.bean(Rollups.class);
        long position = 0;
        for (int moment = 0; moment < MOMENTS; moment++) {
            var events = activities.events(20);
            readModel.publish(events);
            readModel.settle();
            position += events.size();
            for (String orgId : RandomActivities.ORGANIZATIONS) {
                var one = activities.instant();
                var other = activities.instant();
                var span = one.isBefore(other) ? new TimeSpan(one, other) : new TimeSpan(other, one);
                MOMENTS_SEEN.add(new Moment(position, orgId, span, figures(live, orgId, span), chapters(live, orgId)));
            }
        }
    }

    @AfterAll
    static void stop() {
        readModel.close();
    }

    @Test
    @Order(1)
    void sumsAsOfAPositionEqualThoseCountedThen() {
        assertThat(readModel.bean(VersionRows.class).position()).isEqualTo(MOMENTS * 20L);
        assertSumsOfAllMoments();
    }

    private static void assertSumsOfAllMoments() {
        var versions = readModel.bean(ActivityVersions.class);
        for (var moment : MOMENTS_SEEN) {
            var sums = versions.at(moment.position());
            assertThat(figures(sums, moment.orgId(), moment.span()))
                    .as("seed %d, %s", SEED, moment)
                    .isEqualTo(moment.figures());
            assertThat(chapters(sums, moment.orgId()))
                    .as("seed %d, %s", SEED, moment)
                    .isEqualTo(moment.chapters());
        }
    }

    @Test
    @Order(2)
    void contactsOfSomeTypesAreDistinct() {
        var sums = readModel.bean(ActivityVersions.class).at(MOMENTS * 20L);
        String orgId = RandomActivities.ORGANIZATIONS.getFirst();
        var from = LocalDate.of(1900, 1, 1);
        var before = LocalDate.of(2999, 1, 1);
        long all = sums.uniqueContacts(orgId, new TreeSet<>(RandomActivities.TYPES), from, before);
        assertThat(all)
                .isEqualTo(sums.uniqueContacts(
                        orgId, TimeSpan.ofDays(from, before).from(), Instant.parse("2999-01-01T00:00:00Z")));
        assertThat(sums.uniqueContacts(orgId, new TreeSet<>(List.of("none")), from, before))
                .isZero();
    }

    @Test
    @Order(3)
    void firstChangeAfterAPositionIsFound() {
        var versions = readModel.bean(ActivityVersions.class);
        for (var moment : MOMENTS_SEEN) {
            var change = versions.firstChange(moment.orgId(), moment.span(), moment.position(), MOMENTS * 20L);
            long until = change.map(it -> it.position() - 1).orElse(MOMENTS * 20L);
            assertThat(figures(versions.at(until), moment.orgId(), moment.span()))
                    .as("nothing had changed before")
                    .isEqualTo(moment.figures());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    @Order(4)
    void versionsDoNotDependOnTheBatchSize(int batchSize) {
        try (var other = RunningReadModel.start(LOG, "bufdir.audit.batch-size=" + batchSize)) {
            assertThat(other.rows("audit.activity_version")).isEqualTo(readModel.rows("audit.activity_version"));
        }
    }

    @Test
    @Order(5)
    void replayGivesTheSameVersions() {
        var before = readModel.rows("audit.activity_version");
        readModel.replay(() -> {});
        assertThat(readModel.rows("audit.activity_version")).isEqualTo(before);
        assertSumsOfAllMoments();
    }

    @Test
    @Order(6)
    void eventsHandledTwiceChangeNothing() {
        var before = readModel.rows("audit.activity_version");
        var processor = readModel
                .bean(EventProcessingConfiguration.class)
                .eventProcessor(AuditProcessors.VERSIONS, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        readModel
                .bean(JdbcTemplate.class)
                .update("delete from token_entry where processor_name = ?", AuditProcessors.VERSIONS);
        processor.start();
        readModel.settle();
        assertThat(readModel.rows("audit.activity_version")).isEqualTo(before);

        readModel.publish(new RandomActivities(SEED + 1, LOG).events(20));
        readModel.settle();
        assertThat(readModel.bean(VersionRows.class).position()).isEqualTo((MOMENTS + 1) * 20L);
        assertThat(readModel.rows("audit.activity_version")).hasSizeGreaterThan(before.size());
    }
}
