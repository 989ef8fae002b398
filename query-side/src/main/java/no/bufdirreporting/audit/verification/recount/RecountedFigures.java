package no.bufdirreporting.audit.verification.recount;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunDeleted;
import no.bufdirreporting.run.RunEnded;
import no.bufdirreporting.run.RunFailed;
import no.bufdirreporting.run.query.RunResultReceiver;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Compares stored figures with figures counted again from the events before them. A run is counted at its trigger. Its
 * result is kept until the run's stored end is projected: at most one result for each run under way.
 */
@ProcessingGroup(ReadModel.PROCESSOR)
public class RecountedFigures implements RunResultReceiver {

    private final ObjectMapper json;
    private final Map<Run, RunEnded> results = new ConcurrentHashMap<>();
    private final RecountTally tally = new RecountTally();

    private record Run(String id, int number) {}

    public RecountedFigures(ObjectMapper json) {
        this.json = json;
    }

    public RecountTally tally() {
        return tally;
    }

    /** Keeps the result at once, not at commit: the run's end may be in the same batch. A retried batch keeps it again. */
    @Override
    public void receive(RunEnded result) {
        results.put(new Run(result.id(), result.run()), result);
        forget(result.id(), result.run() - 1);
    }

    @EventHandler
    void on(RunCompleted stored, TrackingToken token) {
        var run = new Run(stored.id(), stored.run());
        long position = token.position().orElseThrow();
        var counted = results.get(run);
        var found = counted == null
                ? List.of(new Difference.Field("run", null, stored.run()))
                : JsonDifference.between(json.valueToTree(counted), json.valueToTree(stored), json);
        CurrentUnitOfWork.get().afterCommit(committed -> {
            results.remove(run);
            tally.recounted(found.isEmpty() ? null : Difference.ofFigures(stored.id(), stored.run(), position, found));
        });
    }

    @EventHandler
    void on(RunFailed event) {
        forget(event.id(), event.run());
    }

    @EventHandler
    void on(RunDeleted event) {
        CurrentUnitOfWork.get()
                .afterCommit(
                        committed -> results.keySet().removeIf(it -> it.id().equals(event.id())));
    }

    private void forget(String id, int run) {
        CurrentUnitOfWork.get().afterCommit(committed -> results.remove(new Run(id, run)));
    }
}
