package no.bufdirreporting.audit.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.activity.query.row.ActivityRows;
import no.bufdirreporting.audit.change.ActivityChanges.Change;
import no.bufdirreporting.audit.trail.TrailPositions;
import no.bufdirreporting.kernel.OrganizationEvent;
import no.bufdirreporting.platform.http.binding.StorePosition;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Over random histories, the changes between two positions are the activities of the events between them. */
class ActivityChangesTest {

    private static final int EVENTS = 400;

    @Test
    void eachChangedActivityIsFoundOnceByItsLatestChange() {
        for (long seed = 1; seed <= 3; seed++) {
            var log = new EventLog();
            var history = new RandomActivities(seed, log).events(EVENTS);
            var random = new Random(seed);
            try (var readModel = RunningReadModel.start(log)) {
                readModel.publish(history);
                readModel.settle();
                for (int n = 0; n < 60; n++) {
                    long since = random.nextLong(EVENTS + 1);
                    long upTo = random.nextLong(since, EVENTS + 1);
                    var org = random.nextBoolean() ? null : RandomActivities.ORGANIZATIONS.get(random.nextInt(3));
                    assertThat(found(readModel, org, since, upTo, random.nextInt(1, 60)))
                            .as("seed %s, of %s after %s up to %s", seed, org, since, upTo)
                            .isEqualTo(expected(history, org, since, upTo));
                }
                assertPositions(readModel);
            }
        }
    }

    private static List<Change> found(
            RunningReadModel readModel, @Nullable String org, long since, long upTo, int limit) {
        var all = new ArrayList<Change>();
        var changes = readModel.bean(ActivityChanges.class);
        for (long after = since; ; after = all.getLast().position()) {
            var page = changes.find(org, after, upTo, limit);
            all.addAll(page);
            if (page.size() < limit) {
                return all;
            }
        }
    }

    private static List<Change> expected(
            List<DomainEventMessage<?>> history, @Nullable String org, long since, long upTo) {
        var latest = new LinkedHashMap<String, Change>();
        for (long position = since + 1; position <= upTo; position++) {
            var event = history.get((int) position - 1);
            if (org == null || org.equals(((OrganizationEvent) event.getPayload()).orgId())) {
                latest.remove(event.getAggregateIdentifier());
                latest.put(event.getAggregateIdentifier(), new Change(position, event.getAggregateIdentifier()));
            }
        }
        return List.copyOf(latest.values());
    }

    private static void assertPositions(RunningReadModel readModel) {
        var positions = readModel.bean(TrailPositions.class);
        var latest = positions.current();
        assertThat(latest.position()).isEqualTo(EVENTS);
        assertThat(positions.has(latest)).isTrue();
        assertThat(positions.has(new StorePosition(EVENTS - 1, latest.hash()))).isFalse();
        assertThat(positions.upTo(0)).isEqualTo(new StorePosition(0, null));
        assertThat(readModel.bean(ActivityRows.class).find(List.of())).isEmpty();
    }
}
