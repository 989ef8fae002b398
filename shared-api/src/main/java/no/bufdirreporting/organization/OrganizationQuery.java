package no.bufdirreporting.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queries about reference data. A {@code Find…} query is answered with a view, or null if there is none. */
public sealed interface OrganizationQuery {

    record FindOrganization(String orgId) implements OrganizationQuery {}

    record ListOrganizations(long offset, int limit) implements OrganizationQuery {}

    record FindChapter(String chapterId) implements OrganizationQuery {}

    record ListChapters(@Nullable String orgId, long offset, int limit) implements OrganizationQuery {}

    record FindReportingPeriod(String periodId) implements OrganizationQuery {}

    record ListReportingPeriods(long offset, int limit) implements OrganizationQuery {}

    record FindCategories() implements OrganizationQuery {}

    /** One page of organizations, newest first, and the total number. */
    record OrganizationPage(List<OrganizationView> organizations, long total) {}

    /** One page of chapters, newest first, and the total number. */
    record ChapterPage(List<ChapterView> chapters, long total) {}

    /** One page of reporting periods, newest first, and the total number. */
    record ReportingPeriodPage(List<ReportingPeriodView> periods, long total) {}
}
