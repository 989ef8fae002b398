package no.bufdirreporting.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queries about reference data; a {@code Find…} is answered with a view, or nothing if there is none. */
public sealed interface OrganizationQuery {

    record FindOrganization(String orgId) implements OrganizationQuery {}

    record ListOrganizations(long offset, int limit) implements OrganizationQuery {}

    record FindChapter(String chapterId) implements OrganizationQuery {}

    record ListChapters(@Nullable String orgId, long offset, int limit) implements OrganizationQuery {}

    record FindReportingPeriod(String periodId) implements OrganizationQuery {}

    record ListReportingPeriods(long offset, int limit) implements OrganizationQuery {}

    record FindCategories() implements OrganizationQuery {}

    /** A page of organizations, newest first. */
    record OrganizationPage(List<OrganizationView> organizations, long total) {}

    /** A page of chapters, newest first. */
    record ChapterPage(List<ChapterView> chapters, long total) {}

    /** A page of reporting periods, newest first. */
    record ReportingPeriodPage(List<ReportingPeriodView> periods, long total) {}
}
