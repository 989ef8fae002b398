package no.bufdirreporting.standalone.store;

import java.sql.SQLException;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Says in Axon's terms why PostgreSQL refused an append. */
final class Refusal {

    private static final String DUPLICATE = "23505";

    private Refusal() {}

    static RuntimeException of(Append append, SQLException cause) {
        EventRow first = append.rows().getFirst();
        String what = "of aggregate [%s] at sequence [%d]".formatted(first.aggregateId(), first.sequence());
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.equals(DUPLICATE)) {
            return first.sequence() == 0 && first.type() != null
                    ? new AggregateStreamCreationException("There is an event " + what + " already", cause)
                    : new ConcurrencyException("There is an event " + what + " already", cause);
        }
        // Classes of "try again later": no disk space or memory, operator intervention, system error.
        return state.startsWith("53") || state.startsWith("57") || state.startsWith("58")
                ? StoreUnavailableException.down(cause)
                : new EventStoreException("Could not store the event " + what, cause);
    }
}
