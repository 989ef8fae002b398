package no.bufdirreporting.organization.query;

import static no.bufdirreporting.platform.query.jpa.Listing.ofOrganization;

import java.util.Optional;
import no.bufdirreporting.organization.ChapterEvent;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationQuery.ChapterPage;
import no.bufdirreporting.organization.OrganizationQuery.FindChapter;
import no.bufdirreporting.organization.OrganizationQuery.FindRegionSpellings;
import no.bufdirreporting.organization.OrganizationQuery.ListChapters;
import no.bufdirreporting.organization.OrganizationQuery.RegionSpellings;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.jpa.Listing;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects the register of local chapters. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record ChapterProjection(ChapterRepository chapters) {

    @EventHandler
    void on(ChapterEvent event, PastEvent recorded) {
        chapters.fold(event.chapterId(), recorded, Chapter::new);
    }

    @ResetHandler
    void reset() {
        chapters.deleteAllInBatch();
    }

    @QueryHandler
    Optional<ChapterView> handle(FindChapter query) {
        return chapters.findById(query.chapterId()).map(Chapter::view);
    }

    @QueryHandler
    RegionSpellings handle(FindRegionSpellings query) {
        return new RegionSpellings(chapters.findByOrgId(query.orgId()).stream()
                .map(Chapter::view)
                .filter(it -> !it.chapterId().equals(query.chapterId()))
                .flatMap(it -> it.regions().stream().map(ChapterRegion::region))
                .filter(it ->
                        query.region().equalsIgnoreCase(it) && !query.region().equals(it))
                .distinct()
                .sorted()
                .toList());
    }

    @QueryHandler
    ChapterPage handle(ListChapters query) {
        var page = Listing.of(chapters, ofOrganization("orgId", query.orgId()), query.slice(), "chapterId");
        return new ChapterPage(page.map(Chapter::view), page.total(), page.next());
    }
}
