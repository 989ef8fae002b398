package no.bufdirreporting.reportdata.query.watch;

import java.util.concurrent.CompletableFuture;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataPosition;
import no.bufdirreporting.reportdata.ReportDataQuery.WatchReportData;
import no.bufdirreporting.reportdata.query.snapshot.ReportedDays;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/** A subscription query that signals new report steps, until it is closed or lost. */
final class PositionSubscription implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PositionSubscription.class);

    private final SubscriptionQueryResult<ReportDataPosition, ReportDataPosition> result;
    private final Disposable updates;
    private volatile boolean lost;

    /** @param signal called for each update and when the subscription is lost; must not block, as projections call it */
    PositionSubscription(QueryGateway queries, ReportedDays watched, Runnable signal) {
        // A buffer of one: only the fact that there was an update matters.
        this.result = queries.subscriptionQuery(
                WatchReportData.class.getName(),
                new WatchReportData(watched.orgId(), watched.start(), watched.end()),
                ResponseTypes.instanceOf(ReportDataPosition.class),
                ResponseTypes.instanceOf(ReportDataPosition.class),
                1);
        Runnable lose = () -> {
            lost = true;
            signal.run();
        };
        this.updates = result.updates().subscribe(update -> signal.run(), failure -> lose.run(), lose);
    }

    /** The position of the latest step. Later steps are signalled. */
    CompletableFuture<ReportDataPosition> initialPosition() {
        return result.initialResult().toFuture();
    }

    boolean isLost() {
        return lost;
    }

    @Override
    public void close() {
        updates.dispose();
        try {
            result.cancel();
        } catch (RuntimeException alreadyOver) {
            log.debug("A lost subscription cannot be cancelled", alreadyOver);
        }
    }
}
