package no.bufdirreporting.audit.explanation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastReferences;
import no.bufdirreporting.audit.version.ActivityVersion;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.query.DistributionCalculator;
import no.bufdirreporting.kernel.OsloCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Distributions: all activities of the period, by the region in which their chapter lay on their day. */
@Component
class DistributionSubject implements Subject {

    private static final String NO_REGION = "(none)";

    private final ActivityVersions activities;
    private final PastReferences references;
    private final PastEvents events;

    DistributionSubject(ActivityVersions activities, PastReferences references, PastEvents events) {
        this.activities = activities;
        this.references = references;
        this.events = events;
    }

    @Override
    public String completed() {
        return DistributionCompleted.class.getSimpleName();
    }

    private static DistributionCompleted end(CountedRun run) {
        return (DistributionCompleted) run.completed();
    }

    @Override
    public Rules rules(CountedRun run) {
        return new Rules("chapter_register", run.orgId(), end(run).registerVersion());
    }

    @Override
    public List<String> activityTypes(CountedRun run) {
        return List.of();
    }

    @Override
    public Object figures(CountedRun run) {
        return end(run).figures();
    }

    @Override
    public Object totals(CountedRun run) {
        return new DistributionCalculator(activities.at(run.position()))
                .count(
                        run.orgId(),
                        run.span().firstDay(),
                        run.span().dayAfter().minusDays(1),
                        references.chapters(run.orgId(), run.position()));
    }

    @Override
    public Object named(CountedRun run) {
        var regions = new TreeMap<String, Object>();
        end(run).figures().regions().forEach(it -> regions.put(it.region() == null ? NO_REGION : it.region(), it));
        var chapters = new TreeMap<String, Object>();
        end(run).figures().chapters().forEach(it -> chapters.put(it.localChapterId(), it));
        return Map.of("regions", regions, "chapters", chapters);
    }

    @Override
    public Function<ActivityVersion, @Nullable String> partOf(CountedRun run) {
        var chapters = references.chapters(run.orgId(), run.position());
        return it -> chapters.regionOf(it.chapterId(), OsloCalendar.dayOf(it.submittedAt()));
    }

    @Override
    public List<Long> ruleChanges(CountedRun earlier, CountedRun later) {
        return events.placesOfChapters(later.orgId(), earlier.position(), later.position());
    }
}
