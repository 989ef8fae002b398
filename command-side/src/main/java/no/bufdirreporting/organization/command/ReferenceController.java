package no.bufdirreporting.organization.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.organization.CategoriesView;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationCommand.PutCategories;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.OrganizationCommand.PutOrganization;
import no.bufdirreporting.organization.OrganizationCommand.PutReportingPeriod;
import no.bufdirreporting.organization.OrganizationQuery.FindCategories;
import no.bufdirreporting.organization.OrganizationQuery.FindChapter;
import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.binding.WriteBackOf;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.platform.http.convention.WithWarnings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The write endpoints of reference data. Each brings one thing, or all category rules, to the state in the body. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ReferenceController {

    private final ReferenceAnswers answers;
    private final SpellingCheck spelling;

    ReferenceController(ReferenceAnswers answers, SpellingCheck spelling) {
        this.answers = answers;
        this.spelling = spelling;
    }

    @PutMapping("/organizations/{id}")
    ResponseEntity<OrganizationView> put(
            @PathVariable @Code String id,
            @StrictBody OrganizationBody body,
            Precondition precondition,
            Preference preference) {
        Caller.current().requireVisible(id);
        var command = new PutOrganization(id, body.name(), orNull(body.organizationNumber()), false, precondition);
        String location = ReferenceAnswers.location("/api/v1/organizations/", id);
        return answers.put(command, new FindOrganization(id), OrganizationView.class, location, preference);
    }

    @PutMapping("/chapters/{id}")
    ResponseEntity<WithWarnings<ChapterView>> put(
            @PathVariable @Code String id,
            @StrictBody ChapterBody it,
            Precondition precondition,
            Preference preference) {
        var command = it.command(id, precondition);
        String location = ReferenceAnswers.location("/api/v1/chapters/", id);
        var warnings = spelling.check(command.orgId(), id, command.region(), preference.strict());
        var answer = answers.put(command, new FindChapter(id), ChapterView.class, location, preference);
        ChapterView view = answer.getBody();
        return new ResponseEntity<>(
                view == null ? null : new WithWarnings<>(view, warnings), answer.getHeaders(), answer.getStatusCode());
    }

    @PutMapping("/reporting-periods/{id}")
    ResponseEntity<ReportingPeriodView> put(
            @PathVariable @Code String id,
            @StrictBody ReportingPeriodBody body,
            Precondition precondition,
            Preference preference) {
        var command = new PutReportingPeriod(id, body.start(), body.end(), precondition);
        String location = ReferenceAnswers.location("/api/v1/reporting-periods/", id);
        return answers.put(command, new FindReportingPeriod(id), ReportingPeriodView.class, location, preference);
    }

    @PutMapping("/categories")
    ResponseEntity<CategoriesView> put(
            @StrictBody CategoriesBody body, Precondition precondition, Preference preference) {
        var command = new PutCategories(body.categories(), false, precondition);
        return answers.put(command, new FindCategories(), CategoriesView.class, "/api/v1/categories", preference);
    }

    @WriteBackOf(OrganizationView.class)
    record OrganizationBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable Optional<@OrganizationNumber String> organizationNumber) {}

    @WriteBackOf(ChapterView.class)
    record ChapterBody(
            @NotBlank @Size(max = 200) String name,
            @Code String orgId,
            @Nullable Optional<@NotBlank @Size(max = 200) String> region,
            @Nullable Optional<@NotBlank @Size(max = 200) String> municipality,

            @Nullable
            Optional<@Pattern(regexp = Municipalities.NUMBER, message = "must be four digits") String>
                    municipalityNumber,

            @Nullable LocalDate effectiveFrom) {

        PutChapter command(String id, Precondition precondition) {
            return new PutChapter(
                    id,
                    orgId,
                    name,
                    orNull(region),
                    orNull(municipality),
                    orNull(municipalityNumber),
                    effectiveFrom,
                    false,
                    precondition);
        }
    }

    private static @Nullable String orNull(@Nullable Optional<String> given) {
        return given == null ? null : given.orElse(null);
    }

    @WriteBackOf(ReportingPeriodView.class)
    record ReportingPeriodBody(LocalDate start, LocalDate end) {}

    @WriteBackOf(CategoriesView.class)
    record CategoriesBody(@Size(max = 10_000) Map<@Code String, @Code String> categories) {}
}
