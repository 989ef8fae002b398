package no.bufdirreporting.organization.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import no.bufdirreporting.organization.OrganizationCommand.PutOrganization;
import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.IfMatch;
import no.bufdirreporting.platform.http.convention.Preference;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The write endpoint of organizations. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class OrganizationController {

    private final ReferenceAnswers answers;

    OrganizationController(ReferenceAnswers answers) {
        this.answers = answers;
    }

    @PutMapping("/api/v1/organizations/{id}")
    ResponseEntity<OrganizationView> put(
            @PathVariable @NotBlank @Size(max = 200) String id,
            @StrictBody Body body,
            IfMatch ifMatch,
            Preference preference) {
        return answers.put(
                new PutOrganization(id, body.name(), false, ifMatch.version()),
                new FindOrganization(id),
                OrganizationView.class,
                ReferenceAnswers.location("/api/v1/organizations/", id),
                preference);
    }

    record Body(@NotBlank @Size(max = 200) String name) {}
}
