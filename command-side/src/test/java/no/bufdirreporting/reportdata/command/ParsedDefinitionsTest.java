package no.bufdirreporting.reportdata.command;

import static no.bufdirreporting.reportdata.command.DefinitionExamples.VALID;
import static no.bufdirreporting.reportdata.command.DefinitionExamples.forOrganizations;
import static no.bufdirreporting.reportdata.command.DefinitionExamples.read;
import static no.bufdirreporting.reportdata.command.DefinitionExamples.withId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rules between several files. */
class ParsedDefinitionsTest {

    @Test
    void theOrderOfOrganizationsDoesNotMatter() {
        var read = read("a.yml", VALID, "b.yml", forOrganizations("b", "[org-2, org-1]"));

        assertThat(read.problems()).isEmpty();
        assertThat(read.definitions().getLast().organizations()).containsExactly("org-1", "org-2");
    }

    @Test
    void idsAndOrganizationsAreUniqueAcrossFiles() {
        var read = read(
                "a.yml",
                VALID,
                "b.yml",
                forOrganizations("b", "[org-1, org-2, org-1]"),
                "c.yml",
                forOrganizations("b", "[org-2, org-3]"),
                "d.yml",
                forOrganizations("club", "[]"));

        assertThat(read.problems())
                .containsExactly(
                        "b.yml: organizations must name each only once: org-1",
                        "d.yml: organizations must not be empty",
                        "c.yml: id 'b' is in b.yml too",
                        "c.yml: organization 'org-2' is in b.yml too",
                        "d.yml: id 'club' is in a.yml too");
    }

    @Test
    void exactlyOneFileIsTheDefault() {
        var read = read("a.yml", VALID, "b.yml", withId("b"), "c.yml", withId("c"));

        assertThat(read.problems())
                .containsExactly("Only one definition can have default: true, but a.yml, b.yml and c.yml have it.");
    }

    @Test
    void withAnUnreadableFileAMissingDefaultIsNoProblem() {
        var read = read("a.yml", "a: b: c", "b.yml", forOrganizations("b", "[org-1]"));

        assertThat(read.problems()).containsExactly("a.yml, line 1: not YAML, mapping values are not allowed here");
    }

    @Test
    void theProblemsOfAllFilesAreFoundTogether() {
        var read = read(
                "a.yml",
                VALID.replace("measure: hours", "measure: days").replace("title: I alt", "title: ''"),
                "b.yml",
                "a: b: c",
                "c.yml",
                withId("club").replace("key: count", "key: ''"));

        assertThat(read.problems())
                .containsExactly(
                        "a.yml: sections[0].title must not be blank",
                        "a.yml: sections[0].fields[1].measure must be one of"
                                + " activities, participants, hours, unique_contacts",
                        "b.yml, line 1: not YAML, mapping values are not allowed here",
                        "c.yml: sections[0].fields[0].key must not be blank",
                        "c.yml: id 'club' is in a.yml too",
                        "Only one definition can have default: true, but a.yml and c.yml have it.");
    }
}
