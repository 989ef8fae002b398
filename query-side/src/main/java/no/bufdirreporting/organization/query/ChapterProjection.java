package no.bufdirreporting.organization.query;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationQuery.ChapterPage;
import no.bufdirreporting.organization.OrganizationQuery.FindChapter;
import no.bufdirreporting.organization.OrganizationQuery.ListChapters;
import no.bufdirreporting.organization.RegionHistory;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** The register of local chapters, as it is now. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class ChapterProjection {

    private final ChapterRegister register;

    ChapterProjection(ChapterRegister register) {
        this.register = register;
    }

    @EventHandler
    void on(ChapterRegistered event, @Timestamp Instant at, @SequenceNumber long version) {
        var regions = RegionHistory.always(event.region(), event.municipality());
        register.insert(event.chapterId(), event.orgId(), event.name(), regions, at, version);
    }

    @EventHandler
    void on(ChapterRenamed event, @Timestamp Instant at, @SequenceNumber long version) {
        register.rename(event.chapterId(), event.name(), at, version);
    }

    @EventHandler
    void on(ChapterMoved event, @Timestamp Instant at, @SequenceNumber long version) {
        register.move(event.chapterId(), RegionHistory.always(event.region(), event.municipality()), at, version);
    }

    @EventHandler
    void on(ChapterRelocated event, @Timestamp Instant at, @SequenceNumber long version) {
        var before =
                new RegionHistory(register.find(event.chapterId()).orElseThrow().regions());
        var after = before.from(event.effectiveFrom(), event.region(), event.municipality());
        register.move(event.chapterId(), after, at, version);
    }

    @ResetHandler
    void reset() {
        register.deleteAll();
    }

    @QueryHandler
    Optional<ChapterView> handle(FindChapter query) {
        return register.find(query.chapterId());
    }

    @QueryHandler
    ChapterPage handle(ListChapters query) {
        return new ChapterPage(register.list(query), register.count(query));
    }
}
