package no.bufdirreporting.imports.command.row;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.platform.http.binding.InvalidValueException;

/** The registered chapters of an organization, which rows name by id or by their exact name. */
public record Chapters(Set<String> ids, Map<String, List<String>> idsByName) {

    public static Chapters of(Collection<ChapterView> chapters) {
        return new Chapters(
                chapters.stream().map(ChapterView::chapterId).collect(Collectors.toUnmodifiableSet()),
                chapters.stream()
                        .collect(Collectors.groupingBy(
                                ChapterView::name,
                                Collectors.mapping(ChapterView::chapterId, Collectors.toUnmodifiableList()))));
    }

    /** The id of a chapter. A text that names none is the id of a chapter that is not registered. */
    String idOf(String text) {
        if (ids.contains(text)) {
            return text;
        }
        var named = idsByName.getOrDefault(text, List.of());
        if (named.size() > 1) {
            throw new InvalidValueException("is the name of " + named.size() + " chapters; write the id of one");
        }
        return named.isEmpty() ? text : named.getFirst();
    }
}
