package no.bufdirreporting.organization.query;

import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.organization.CategoriesView;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationQuery;
import no.bufdirreporting.organization.OrganizationQuery.ChapterPage;
import no.bufdirreporting.organization.OrganizationQuery.FindCategories;
import no.bufdirreporting.organization.OrganizationQuery.FindChapter;
import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationQuery.ListChapters;
import no.bufdirreporting.organization.OrganizationQuery.ListOrganizations;
import no.bufdirreporting.organization.OrganizationQuery.ListReportingPeriods;
import no.bufdirreporting.organization.OrganizationQuery.OrganizationPage;
import no.bufdirreporting.organization.OrganizationQuery.ReportingPeriodPage;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.table.GetTable;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read endpoints of reference data. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
record ReferenceQueryController(QueryGateway queries) {

    @GetMapping("/organizations/{id}")
    ResponseEntity<OrganizationView> organization(@PathVariable String id, Precondition precondition) {
        var found = find(new FindOrganization(id), OrganizationView.class, "organization", id);
        return EntityTags.answer(precondition, found.version(), found);
    }

    @GetTable("/organizations")
    ListBody<OrganizationView> organizations(@RequestParameters OrganizationParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(new ListOrganizations(paging.slice()), OrganizationPage.class)
                .join();
        return ListBody.of(page.organizations(), paging, page.total(), page.next());
    }

    @GetMapping("/chapters/{id}")
    ResponseEntity<ChapterView> chapter(@PathVariable String id, Precondition precondition) {
        var found = find(new FindChapter(id), ChapterView.class, "chapter", id);
        return EntityTags.answer(precondition, found.version(), found);
    }

    @GetTable("/chapters")
    ListBody<ChapterView> chapters(@RequestParameters ChapterParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(new ListChapters(wanted.orgId(), paging.slice()), ChapterPage.class)
                .join();
        return ListBody.of(page.chapters(), paging, page.total(), page.next());
    }

    @GetMapping("/reporting-periods/{id}")
    ResponseEntity<ReportingPeriodView> reportingPeriod(@PathVariable String id, Precondition precondition) {
        var found = find(new FindReportingPeriod(id), ReportingPeriodView.class, "registered reporting period", id);
        return EntityTags.answer(precondition, found.version(), found);
    }

    @GetTable("/reporting-periods")
    ListBody<ReportingPeriodView> reportingPeriods(@RequestParameters PeriodParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(new ListReportingPeriods(paging.slice()), ReportingPeriodPage.class)
                .join();
        return ListBody.of(page.periods(), paging, page.total(), page.next());
    }

    @GetMapping("/categories")
    ResponseEntity<CategoriesView> categories(Precondition precondition) {
        var rules = queries.query(new FindCategories(), CategoriesView.class).join();
        return EntityTags.answer(precondition, rules.version(), rules);
    }

    private <T> T find(OrganizationQuery query, Class<T> viewType, String what, String id) {
        T found = queries.query(query, viewType).join();
        if (found == null) {
            throw ProblemException.notFound("not-found", "There is no %s '%s'.".formatted(what, id));
        }
        return found;
    }

    record OrganizationParameters(
            @SortedBy({SortField.CREATED_AT, SortField.UPDATED_AT, SortField.NAME})
            Paging paging) {}

    record ChapterParameters(
            @Code @Nullable String orgId,

            @SortedBy({SortField.CREATED_AT, SortField.UPDATED_AT, SortField.NAME})
            Paging paging) {}

    record PeriodParameters(
            @SortedBy({SortField.CREATED_AT, SortField.UPDATED_AT, SortField.START, SortField.END})
            Paging paging) {}
}
