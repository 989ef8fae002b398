package no.bufdirreporting.organization.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import no.bufdirreporting.organization.CategoriesView;
import no.bufdirreporting.organization.OrganizationCommand.PutCategories;
import no.bufdirreporting.organization.OrganizationQuery.FindCategories;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.IfMatch;
import no.bufdirreporting.platform.http.convention.Preference;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The write endpoint of the category rules: replaces all of them, for runs from then on. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class CategoriesController {

    private final ReferenceAnswers answers;

    CategoriesController(ReferenceAnswers answers) {
        this.answers = answers;
    }

    @PutMapping("/api/v1/categories")
    ResponseEntity<CategoriesView> put(@StrictBody Body body, IfMatch ifMatch, Preference preference) {
        return answers.put(
                new PutCategories(body.categories(), false, ifMatch.version()),
                new FindCategories(),
                CategoriesView.class,
                "/api/v1/categories",
                preference);
    }

    record Body(
            @Size(max = 10_000) Map<@NotBlank @Size(max = 200) String, @NotBlank @Size(max = 200) String> categories) {}
}
