package no.bufdirreporting.geography.query;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionQuery.CountDistribution;
import no.bufdirreporting.geography.DistributionQuery.DistributionPage;
import no.bufdirreporting.geography.DistributionQuery.FindDistribution;
import no.bufdirreporting.geography.DistributionQuery.IsDistributionUpToDate;
import no.bufdirreporting.geography.DistributionQuery.ListDistributions;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionStatus;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.organization.query.ChapterRegister;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** The distributions and the figures they reported. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class DistributionProjection {

    private final DistributionRows rows;
    private final Rollups rollups;
    private final ChapterRegister register;
    private final LiveDistribution live;

    DistributionProjection(DistributionRows rows, Rollups rollups, ChapterRegister register, LiveDistribution live) {
        this.rows = rows;
        this.rollups = rollups;
        this.register = register;
        this.live = live;
    }

    @EventHandler
    void on(DistributionTriggered event, @Timestamp Instant at) {
        rows.insert(event, at);
    }

    @EventHandler
    void on(DistributionRerunTriggered event, @SequenceNumber long version) {
        rows.rerun(event.distributionId(), version);
    }

    @EventHandler
    void on(DistributionCompleted event, @Timestamp Instant at, @SequenceNumber long version) {
        rows.complete(event, at, version);
    }

    @EventHandler
    void on(DistributionFailed event, @SequenceNumber long version) {
        rows.fail(event.distributionId(), event.reason(), version);
    }

    @EventHandler
    void on(DistributionDeleted event) {
        rows.delete(event.distributionId());
    }

    @ResetHandler
    void reset() {
        rows.deleteAll();
    }

    @QueryHandler
    Optional<DistributionView> handle(FindDistribution query) {
        return rows.find(query.distributionId()).map(DistributionRow::view);
    }

    @QueryHandler
    DistributionPage handle(ListDistributions query) {
        return new DistributionPage(
                rows.list(query).stream().map(DistributionRow::summary).toList(), rows.count(query));
    }

    @QueryHandler
    DistributionFigures handle(CountDistribution query) {
        return live.count(query);
    }

    @QueryHandler
    boolean handle(IsDistributionUpToDate query) {
        return rows.find(query.distributionId())
                .filter(it -> it.summary().status() == DistributionStatus.COMPLETED)
                .filter(it -> it.registerVersion() != null
                        && it.registerVersion()
                                == register.versionOf(it.summary().orgId()))
                .filter(it -> it.summary().position() != null
                        && it.summary().position()
                                > rollups.lastChange(
                                        it.summary().orgId(),
                                        it.periodStart(),
                                        it.periodEnd().plusDays(1)))
                .isPresent();
    }
}
