package no.bufdirreporting.organization.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.RegionHistory;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.jspecify.annotations.Nullable;

/** An organization's chapters as the first of their events made them. */
public final class PastChapters {

    private final Map<String, ChapterView> byId = new HashMap<>();
    private long version;

    private PastChapters() {}

    /** @param events the first events of all chapters of one organization, in the order of the store */
    public static RegisteredChapters of(List<PastEvent> events) {
        var past = new PastChapters();
        events.forEach(past::apply);
        return new RegisteredChapters(past.version, Map.copyOf(past.byId));
    }

    private void apply(PastEvent event) {
        version++;
        switch (event.payload()) {
            case ChapterRegistered it ->
                put(
                        it.chapterId(),
                        it.orgId(),
                        it.name(),
                        RegionHistory.always(it.region(), it.municipality()),
                        event.at(),
                        event);
            case ChapterRenamed it -> change(it.chapterId(), it.name(), null, event);
            case ChapterMoved it ->
                change(it.chapterId(), null, RegionHistory.always(it.region(), it.municipality()), event);
            case ChapterRelocated it -> {
                var before = new RegionHistory(known(it.chapterId()).regions());
                change(it.chapterId(), null, before.from(it.effectiveFrom(), it.region(), it.municipality()), event);
            }
            default -> throw new IllegalArgumentException("No event of a chapter: " + event);
        }
    }

    private ChapterView known(String chapterId) {
        var known = byId.get(chapterId);
        if (known == null) {
            throw new IllegalArgumentException("Its first event is missing: " + chapterId);
        }
        return known;
    }

    private void change(String chapterId, @Nullable String name, @Nullable RegionHistory regions, PastEvent event) {
        var was = known(chapterId);
        put(
                chapterId,
                was.orgId(),
                name == null ? was.name() : name,
                regions == null ? new RegionHistory(was.regions()) : regions,
                was.createdAt(),
                event);
    }

    private void put(
            String chapterId, String orgId, String name, RegionHistory regions, Instant createdAt, PastEvent event) {
        var latest = regions.latest();
        byId.put(
                chapterId,
                new ChapterView(
                        chapterId,
                        name,
                        orgId,
                        latest.region(),
                        latest.municipality(),
                        regions.regions(),
                        createdAt,
                        event.at(),
                        event.sequence()));
    }
}
