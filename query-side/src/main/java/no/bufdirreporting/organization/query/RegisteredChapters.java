package no.bufdirreporting.organization.query;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.organization.ChapterEvent;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.RegionHistory;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.jspecify.annotations.Nullable;

/**
 * The registered chapters of an organization at one position.
 *
 * @param version the number of their events up to then; runs record it with their figures
 */
public record RegisteredChapters(long version, Map<String, ChapterView> byId) {

    /** @param events all events of one organization's chapters up to a position, in the order of the store */
    public static RegisteredChapters after(List<PastEvent> events) {
        var chapters = new HashMap<String, Chapter>();
        for (var event : events) {
            String id = ((ChapterEvent) event.payload()).chapterId();
            if (event.sequence() == 0) {
                chapters.put(id, new Chapter());
            }
            var chapter = chapters.get(id);
            if (chapter == null) {
                throw new IllegalArgumentException("The first event of a chapter is missing: " + id);
            }
            chapter.apply(event);
        }
        return of(chapters.values());
    }

    static RegisteredChapters of(Collection<Chapter> chapters) {
        var byId = chapters.stream()
                .map(Chapter::view)
                .collect(Collectors.toUnmodifiableMap(ChapterView::chapterId, Function.identity()));
        return new RegisteredChapters(
                byId.values().stream().mapToLong(it -> it.version() + 1).sum(), byId);
    }

    /** Null if the chapter is not registered with the organization. */
    public @Nullable String nameOf(String chapterId) {
        var chapter = byId.get(chapterId);
        return chapter == null ? null : chapter.name();
    }

    /** The region of a chapter on a day; null if it has none, or is not registered with the organization. */
    public @Nullable String regionOf(String chapterId, LocalDate day) {
        var chapter = byId.get(chapterId);
        return chapter == null
                ? null
                : new RegionHistory(chapter.regions()).on(day).region();
    }

    /** The number of chapters with a region that another one spells with other upper and lower case. */
    public long differentlySpelled() {
        var spellings = new HashMap<String, Set<String>>();
        regions()
                .forEach(it -> spellings
                        .computeIfAbsent(it.toLowerCase(Locale.ROOT), lower -> new HashSet<>())
                        .add(it));
        return byId.values().stream()
                .filter(chapter -> chapter.regions().stream()
                        .map(ChapterRegion::region)
                        .anyMatch(it -> it != null
                                && spellings.get(it.toLowerCase(Locale.ROOT)).size() > 1))
                .count();
    }

    private Stream<String> regions() {
        return byId.values().stream()
                .flatMap(it -> it.regions().stream())
                .map(ChapterRegion::region)
                .filter(Objects::nonNull);
    }

    /** The days on which a chapter moves to another region, without duplicates, in order. */
    public Stream<LocalDate> moves() {
        return byId.values().stream()
                .flatMap(it -> it.regions().stream().skip(1))
                .map(ChapterRegion::from)
                .distinct()
                .sorted();
    }
}
