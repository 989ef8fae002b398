package no.bufdirreporting.organization.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import no.bufdirreporting.organization.OrganizationCommand.PutReportingPeriod;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.IfMatch;
import no.bufdirreporting.platform.http.convention.Preference;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The write endpoint of reporting periods. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class ReportingPeriodController {

    private final ReferenceAnswers answers;

    ReportingPeriodController(ReferenceAnswers answers) {
        this.answers = answers;
    }

    @PutMapping("/api/v1/reporting-periods/{id}")
    ResponseEntity<ReportingPeriodView> put(
            @PathVariable @NotBlank @Size(max = 200) String id,
            @StrictBody Body body,
            IfMatch ifMatch,
            Preference preference) {
        return answers.put(
                new PutReportingPeriod(id, body.start(), body.end(), ifMatch.version()),
                new FindReportingPeriod(id),
                ReportingPeriodView.class,
                ReferenceAnswers.location("/api/v1/reporting-periods/", id),
                preference);
    }

    record Body(LocalDate start, LocalDate end) {}
}
