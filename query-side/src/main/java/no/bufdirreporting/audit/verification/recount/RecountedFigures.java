package no.bufdirreporting.audit.verification.recount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.query.CategoryRules;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.run.query.RunOutcomes;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionFailed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Compares figures with what is counted from the events before them. A run is counted where it was triggered; what it led to
 * is kept until the event comes that says how the run ended, and that is at most one outcome for each run under way.
 */
@ProcessingGroup(ReadModel.PROCESSOR)
public class RecountedFigures implements RunOutcomes {

    private static final Set<String> IDS = Set.of("aggregationId", "distributionId", "snapshotId", "submissionId");

    private final ObjectMapper json;
    private final LaterRules later;
    private final Map<Run, Counted> outcomes = new ConcurrentHashMap<>();
    private final RecountTally tally = new RecountTally();

    public RecountedFigures(ObjectMapper json, LaterRules later) {
        this.json = json;
        this.later = later;
    }

    /** Keeps it right away, since its end may be in the same batch; a batch that is repeated keeps it again. */
    @Override
    public void counted(Object outcome) {
        JsonNode tree = json.valueToTree(outcome);
        String id = id(tree);
        int run = tree.path("run").asInt();
        var trigger = CurrentUnitOfWork.get().getMessage().getPayload();
        outcomes.put(new Run(id, run), new Counted(outcome, trigger));
        forget(id, run - 1);
    }

    private record Run(String id, int number) {}

    private record Counted(Object outcome, Object trigger) {}

    private static String id(JsonNode outcome) {
        return IDS.stream()
                .filter(outcome::has)
                .map(it -> outcome.get(it).textValue())
                .findFirst()
                .orElseThrow();
    }

    public RecountTally tally() {
        return tally;
    }

    /** Right away, too: a batch that is repeated stores the same at the same position. */
    @EventHandler
    void on(CategoriesDefined event, @SequenceNumber long version, TrackingToken token) {
        later.stored(
                new CategoryRules(version, event.categoryByActivityType(), event.fallback()),
                token.position().orElseThrow());
    }

    @EventHandler
    void on(ReportDefinitionRegistered event, @SequenceNumber long version, TrackingToken token) {
        later.stored(event.definition(), version, token.position().orElseThrow());
    }

    @EventHandler
    void on(AggregationCompleted event, DomainEventMessage<?> message, TrackingToken token) {
        completed(event, message, token);
    }

    @EventHandler
    void on(DistributionCompleted event, DomainEventMessage<?> message, TrackingToken token) {
        completed(event, message, token);
    }

    @EventHandler
    void on(ReportSnapshotCompleted event, DomainEventMessage<?> message, TrackingToken token) {
        completed(event, message, token);
    }

    @EventHandler
    void on(PeriodSubmitted event, DomainEventMessage<?> message, TrackingToken token) {
        completed(event, message, token);
    }

    @EventHandler
    void on(AggregationFailed event) {
        forget(event.aggregationId(), event.run());
    }

    @EventHandler
    void on(AggregationDeleted event) {
        forget(event.aggregationId());
    }

    @EventHandler
    void on(DistributionFailed event) {
        forget(event.distributionId(), event.run());
    }

    @EventHandler
    void on(DistributionDeleted event) {
        forget(event.distributionId());
    }

    @EventHandler
    void on(ReportSnapshotFailed event) {
        forget(event.snapshotId(), event.run());
    }

    @EventHandler
    void on(ReportSnapshotDeleted event) {
        forget(event.snapshotId());
    }

    @EventHandler
    void on(SubmissionFailed event) {
        forget(event.submissionId(), event.run());
    }

    private void forget(String id, int run) {
        CurrentUnitOfWork.get().afterCommit(committed -> outcomes.remove(new Run(id, run)));
    }

    private void forget(String id) {
        CurrentUnitOfWork.get()
                .afterCommit(
                        committed -> outcomes.keySet().removeIf(it -> it.id().equals(id)));
    }

    private void completed(Object event, DomainEventMessage<?> message, TrackingToken token) {
        ObjectNode stored = json.valueToTree(event);
        String id = message.getAggregateIdentifier();
        int run = stored.path("run").asInt();
        var counted = outcomes.get(new Run(id, run));
        long position = token.position().orElseThrow();
        var found = counted == null
                ? List.of(untriggered(run))
                : compare(
                        json.valueToTree(later.outcome(counted.outcome(), counted.trigger(), event, position)), stored);
        CurrentUnitOfWork.get().afterCommit(committed -> {
            outcomes.remove(new Run(id, run));
            tally.recounted(found.isEmpty() ? null : Difference.ofFigures(id, run, position, found));
        });
    }

    private static Difference.Field untriggered(int run) {
        return new Difference.Field("run", null, run);
    }

    /** What an outcome says, its event says by the same names. */
    private List<Difference.Field> compare(JsonNode expected, ObjectNode stored) {
        var said = stored.deepCopy();
        var names = new ArrayList<String>();
        said.fieldNames().forEachRemaining(names::add);
        names.stream()
                .filter(it -> !expected.has(it))
                .filter(it -> !it.equals("figures"))
                .forEach(said::remove);
        return JsonDifference.between(expected, said, json);
    }
}
