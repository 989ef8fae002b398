package no.bufdirreporting.audit.verification.comparison;

import javax.sql.DataSource;
import no.bufdirreporting.audit.verification.shadow.PositionBarrier;
import no.bufdirreporting.cluster.ExclusiveProjection;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The existing read model, with which a newly built one is compared. */
public interface ComparedReadModel {

    /** The barrier that brings both to the same position. {@code catchUp} returns when the new one is nearly there. */
    PositionBarrier barrier(Runnable catchUp);

    /** Keeps other nodes from projecting until it is closed, since the barrier only works in this process. */
    ExclusiveProjection.Access alone();

    DataSource pool();

    String schema();

    /** The position of the last stored event; 0 if there is none. */
    long head();

    /** Whether this read model has projected all events up to the head. */
    boolean covers(@Nullable TrackingToken head);
}
