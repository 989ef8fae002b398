package no.bufdirreporting.reportdata.query.snapshot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.query.definition.FieldCounts;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether figures are still those that a run would count now; if not, the reason that clients and watchers see. */
@Component
public class Staleness {

    private static final String ASKED_FOR = "It was to be aggregated again";
    private static final String DEFINITION_CHANGED = "The report definition has changed";
    public static final String ACTIVITIES_CHANGED = "Activities of the period have changed";
    public static final String PRIOR_ACTIVITIES_CHANGED = "Activities of the prior period have changed";
    static final String PRIOR_FIGURES_CHANGED = "Figures of the prior period have changed";

    private final Rollups rollups;
    private final ReportSnapshots snapshots;

    Staleness(Rollups rollups, ReportSnapshots snapshots) {
        this.rollups = rollups;
        this.snapshots = snapshots;
    }

    /** Why a rerun makes valid figures invalid. */
    static String reason(ReportSnapshotRerunTriggered event) {
        if (event.reason() != null) {
            return event.reason();
        }
        return event.cause() == RunCause.CHANGE ? DEFINITION_CHANGED : ASKED_FOR;
    }

    /** What has changed between the trigger and the end of a run; null if nothing has. */
    @Nullable
    String reason(ReportSnapshotCompleted event, ReportedDays days) {
        if (changedSince(days, event.position())) {
            return ACTIVITIES_CHANGED;
        }
        PriorPeriod prior = event.figures().priorPeriod();
        var priorDays = days.before(prior);
        var reported = snapshots.newestWithFigures(priorDays);
        if (reported.isPresent()) {
            return shows(event.figures().sections(), reported.get().counted().sections())
                    ? null
                    : PRIOR_FIGURES_CHANGED;
        }
        return prior.snapshotId() != null || changedSince(priorDays, event.position())
                ? PRIOR_ACTIVITIES_CHANGED
                : null;
    }

    /** Whether a completed activity of the days has changed after the given position. */
    boolean changedSince(ReportedDays days, long position) {
        return rollups.lastChange(days.orgId(), days.start(), days.end().plusDays(1)) > position;
    }

    /** Whether the prior values of the sections are the values of the given ones. */
    static boolean shows(List<ReportSection> sections, List<ReportSection> prior) {
        Map<String, BigDecimal> values = FieldCounts.values(prior);
        return sections.stream()
                .flatMap(section -> section.fields().stream())
                .allMatch(field -> Objects.equals(field.priorPeriodValue(), values.get(field.fieldKey())));
    }
}
