package no.bufdirreporting.organization;

import java.util.List;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;

/** The queries about reference data. A {@code Find…} query is answered with a view, or null if there is none. */
public sealed interface OrganizationQuery {

    record FindOrganization(String orgId) implements OrganizationQuery {}

    record ListOrganizations(Slice slice) implements OrganizationQuery {}

    record FindChapter(String chapterId) implements OrganizationQuery {}

    record ListChapters(@Nullable String orgId, Slice slice) implements OrganizationQuery {}

    /**
     * Answered with a {@link RegionSpellings}: the regions of the organization's other chapters that differ from a region in
     * case only.
     */
    record FindRegionSpellings(String orgId, String chapterId, String region) implements OrganizationQuery {}

    record FindReportingPeriod(String periodId) implements OrganizationQuery {}

    record ListReportingPeriods(Slice slice) implements OrganizationQuery {}

    record FindCategories() implements OrganizationQuery {}

    /** Spellings of one region, sorted. */
    record RegionSpellings(List<String> others) {}

    /** One page of organizations, newest first, and the total number. */
    record OrganizationPage(
            List<OrganizationView> organizations,
            long total,
            @Nullable Key next) {}

    /** One page of chapters, newest first, and the total number. */
    record ChapterPage(
            List<ChapterView> chapters,
            long total,
            @Nullable Key next) {}

    /** One page of reporting periods, newest first, and the total number. */
    record ReportingPeriodPage(
            List<ReportingPeriodView> periods,
            long total,
            @Nullable Key next) {}

    /** The municipalities of the present day, by number. Answered with a {@link MunicipalityList} by the command side. */
    record ListMunicipalities() implements OrganizationQuery {}

    record MunicipalityList(List<MunicipalityEntry> municipalities) {}

    record MunicipalityEntry(String number, String name, String county) {}
}
