package no.bufdirreporting.imports;

import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;

/** The queries about imports. */
public sealed interface ImportQuery {

    /** Answered with an {@link ImportView}, or null if there is none. */
    record FindImport(ImportKind kind, String importId) implements ImportQuery {}

    /** Answered with an {@link ImportPage}. */
    record ListImports(
            ImportKind kind,
            @Nullable String orgId,
            @Nullable ImportStatus status,
            Slice slice) implements ImportQuery {}

    /** The figures of an organization's whole days, both inclusive. Answered with {@link PeriodForecast.Figures}. */
    record FindFigures(String orgId, LocalDate start, LocalDate end) implements ImportQuery {}

    /** In which months contacts have activities that count. Answered with {@link Presences}. */
    record CountPresence(String orgId, List<String> contacts) implements ImportQuery {}

    record Presences(List<Presence> presences) {}

    /** @param month its first day */
    record Presence(String contactId, LocalDate month, int activities) {}

    /** One page of imports, newest first, and the total number. */
    record ImportPage(
            List<ImportView> imports, long total, @Nullable Key next) {}
}
