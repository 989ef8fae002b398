package no.bufdirreporting.audit.verification.comparison;

import javax.sql.DataSource;
import no.bufdirreporting.audit.verification.shadow.Meeting;
import no.bufdirreporting.cluster.ExclusiveProjection;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The read model that a newly built one is compared with. */
public interface ComparedReadModel {

    /** Where the two stand at the same position; {@code catchUp} returns when the new one has little left to come. */
    Meeting meeting(Runnable catchUp);

    /** While it is open, nobody projects whom the meeting cannot hold. */
    ExclusiveProjection.Access alone();

    DataSource pool();

    String schema();

    /** The position of the last event that is stored; 0 if there is none. */
    long head();

    boolean covers(@Nullable TrackingToken head);
}
