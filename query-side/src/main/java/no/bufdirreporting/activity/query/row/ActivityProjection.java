package no.bufdirreporting.activity.query.row;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityPage;
import no.bufdirreporting.activity.ActivityQuery.FindActivity;
import no.bufdirreporting.activity.ActivityQuery.FindPossibleDuplicates;
import no.bufdirreporting.activity.ActivityQuery.ListActivities;
import no.bufdirreporting.activity.ActivityQuery.PossibleDuplicates;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.PossibleDuplicate;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Projects activities to the table {@code activity}, one row each, and answers queries for them. Rows are as the events are,
 * sealed; answers are opened, save in a process that has no keys, such as a read model that is only compared.
 */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record ActivityProjection(
        JdbcTemplate jdbc,
        ActivityRows rows,
        ActivityPages pages,
        DuplicateRows duplicates,
        ObjectProvider<PersonalFacts> personal) {

    @EventHandler
    void on(ActivityRecorded event, @Timestamp Instant at) {
        buffer().recorded(event.activityId(), event.orgId(), event.facts(), at);
    }

    @EventHandler
    void on(ActivityCorrected event, @Timestamp Instant at, @SequenceNumber long version) {
        buffer().corrected(event.activityId(), event.orgId(), event.after(), at, version);
    }

    @EventHandler
    void on(ActivityDeleted event) {
        buffer().deleted(event.activityId());
    }

    @ResetHandler
    void reset() {
        jdbc.execute("truncate activity");
    }

    @QueryHandler
    Optional<ActivityView> handle(FindActivity query) {
        return rows.find(query.activityId()).map(it -> opened(List.of(it)).getFirst());
    }

    @QueryHandler
    ActivityPage handle(ListActivities query) {
        var page = pages.page(query, contacts(query.filter().contactId()));
        return new ActivityPage(opened(page.activities()), page.total(), page.next());
    }

    @QueryHandler
    Optional<PossibleDuplicates> handle(FindPossibleDuplicates query) {
        return duplicates.find(query).map(page -> {
            var found = page.duplicates();
            var opened = opened(found.stream().map(PossibleDuplicate::activity).toList());
            return new PossibleDuplicates(
                    IntStream.range(0, found.size())
                            .mapToObj(n -> new PossibleDuplicate(
                                    opened.get(n),
                                    found.get(n).sameChapter(),
                                    found.get(n).reasons()))
                            .toList(),
                    page.total(),
                    page.next());
        });
    }

    private List<ActivityView> opened(List<ActivityView> stored) {
        var keys = personal.getIfAvailable();
        return keys == null ? stored : keys.opened(stored);
    }

    private String @Nullable [] contacts(@Nullable String shown) {
        if (shown == null) {
            return null;
        }
        var keys = personal.getIfAvailable();
        return keys == null ? new String[] {shown} : keys.stored(shown).toArray(String[]::new);
    }

    private ActivityBuffer buffer() {
        return WriteBehind.buffer(ActivityBuffer.class, () -> new ActivityBuffer(jdbc));
    }
}
