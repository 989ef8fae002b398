package no.bufdirreporting.audit.explanation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.CountedRuns;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastReferences;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.RegionFigures;
import no.bufdirreporting.geography.query.DistributionCalculator;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.run.RunFigures;
import no.bufdirreporting.run.RunKind;
import org.jspecify.annotations.Nullable;

/** Explains distributions: all activities of the period count, by the region of their chapter on their day. */
record DistributionExplainer(ActivityVersions activities, PastReferences references, PastEvents events)
        implements RunExplainer<DistributionCompleted> {

    private static final String NO_REGION = "(none)";

    /** The figures by region and by chapter id. */
    record FiguresByName(SortedMap<String, RegionFigures> regions, SortedMap<String, ChapterFigures> chapters)
            implements RunFigures {}

    @Override
    public CountedRuns<DistributionCompleted> runs(String id) {
        return CountedRuns.of(events, RunKind.DISTRIBUTION, DistributionCompleted.class, id);
    }

    @Override
    public Rules rules(CountedRun<DistributionCompleted> run) {
        return new Rules("chapter_register", run.orgId(), run.completed().registerVersion());
    }

    @Override
    public DistributionFigures recount(CountedRun<DistributionCompleted> run) {
        return new DistributionCalculator(activities.at(run.position()))
                .count(
                        run.orgId(),
                        run.span().firstDay(),
                        run.span().dayAfter().minusDays(1),
                        references.chapters(run.orgId(), run.position()));
    }

    @Override
    public FiguresByName figuresByName(CountedRun<DistributionCompleted> run) {
        var regions = new TreeMap<String, RegionFigures>();
        run.completed()
                .figures()
                .regions()
                .forEach(it -> regions.put(it.region() == null ? NO_REGION : it.region(), it));
        var chapters = new TreeMap<String, ChapterFigures>();
        run.completed().figures().chapters().forEach(it -> chapters.put(it.localChapterId(), it));
        return new FiguresByName(regions, chapters);
    }

    @Override
    public Function<ActivityFacts, @Nullable String> partOf(CountedRun<DistributionCompleted> run) {
        var chapters = references.chapters(run.orgId(), run.position());
        return facts -> chapters.regionOf(facts.chapterId(), OsloCalendar.dayOf(facts.submittedAt()));
    }

    @Override
    public List<Long> ruleChanges(CountedRun<DistributionCompleted> earlier, CountedRun<DistributionCompleted> later) {
        return events.placesOfChapters(later.orgId(), earlier.position(), later.position());
    }
}
