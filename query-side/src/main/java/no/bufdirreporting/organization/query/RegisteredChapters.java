package no.bufdirreporting.organization.query;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.RegionHistory;
import org.jspecify.annotations.Nullable;

/**
 * An organization's chapters as they are registered at a moment.
 *
 * @param version how many events have made them so; what figures counted by them name
 */
public record RegisteredChapters(long version, Map<String, ChapterView> byId) {

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

    /** The days on which a chapter comes to lie elsewhere, each once, in order. */
    public Stream<LocalDate> moves() {
        return byId.values().stream()
                .flatMap(it -> it.regions().stream().skip(1))
                .map(ChapterRegion::from)
                .distinct()
                .sorted();
    }
}
