package no.bufdirreporting.organization.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.organization.OrganizationCommand.PutCategories;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.OrganizationCommand.PutOrganization;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.platform.command.StartupCommands;
import no.bufdirreporting.platform.input.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class ReferenceDataLoaderTest {

    private final List<Object> sent = new ArrayList<>();

    @Test
    void aStartRegistersTheContentOfTheFile() {
        load(file("""
                organizations: [{id: org-1, name: One, organization_number: "310000019"}]
                chapters:
                  - {id: c-1, org_id: org-1, name: Oslo, region: Oslo, municipality_number: "0301"}
                categories: {youth_club: ungdom}
                """));

        assertThat(sent)
                .containsExactly(
                        new PutOrganization("org-1", "One", "310000019", true, null),
                        new PutChapter("c-1", "org-1", "Oslo", "Oslo", null, "0301", null, true, null),
                        new PutCategories(Map.of("youth_club", "ungdom"), true, null));
    }

    @Test
    void theShippedFileIsValid() {
        load(new ClassPathResource("reference-data.yml"));

        assertThat(sent).hasSize(8);
    }

    @Test
    void everyErrorIsReportedAndNothingIsRegistered() {
        var source = file("""
                organizations: [{id: 42, name: ''}, {id: org-1, name: One, region: Oslo}]
                chapters: [{org_id: org-1, name: Oslo, region: ' '}]
                categories: {youth_club: no}
                """);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> load(source))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .containsExactly(
                                "own.yml: organizations[0].id must be a string",
                                "own.yml: organizations[0].name must not be blank",
                                "own.yml: organizations[1].region is unknown; known are id, name, organization_number",
                                "own.yml: chapters[0].id is required",
                                "own.yml: chapters[0].region must not be blank",
                                "own.yml: categories.youth_club must be a string"));
        assertThat(sent).isEmpty();
    }

    @Test
    void aMissingFileIsAProblem() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> load(new ClassPathResource("missing.yml")))
                .withMessageStartingWith(
                        "Invalid reference data in class path resource [missing.yml]: 1 problem(s), first: "
                                + "The file cannot be read: ");
    }

    private void load(Resource source) {
        var commands = mock(StartupCommands.class);
        when(commands.send(any())).thenAnswer(call -> {
            sent.add(call.getArgument(0));
            return new ReferenceChange("id", 0L, true);
        });
        new ReferenceDataLoader(commands, source).run(new DefaultApplicationArguments());
    }

    private static Resource file(String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "own.yml";
            }
        };
    }
}
