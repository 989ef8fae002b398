package no.bufdirreporting.organization.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.OrganizationQuery.FindChapter;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.IfMatch;
import no.bufdirreporting.platform.http.convention.Preference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The write endpoint of local chapters. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class ChapterController {

    private final ReferenceAnswers answers;

    ChapterController(ReferenceAnswers answers) {
        this.answers = answers;
    }

    @PutMapping("/api/v1/chapters/{id}")
    ResponseEntity<ChapterView> put(
            @PathVariable @NotBlank @Size(max = 200) String id,
            @StrictBody Body body,
            IfMatch ifMatch,
            Preference preference) {
        return answers.put(
                new PutChapter(
                        id,
                        body.orgId(),
                        body.name(),
                        body.region(),
                        body.municipality(),
                        body.effectiveFrom(),
                        false,
                        ifMatch.version()),
                new FindChapter(id),
                ChapterView.class,
                ReferenceAnswers.location("/api/v1/chapters/", id),
                preference);
    }

    record Body(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String orgId,
            @NotBlank @Size(max = 200) @Nullable String region,
            @NotBlank @Size(max = 200) @Nullable String municipality,
            @Nullable LocalDate effectiveFrom) {}
}
