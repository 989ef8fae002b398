package no.bufdirreporting.reportdata.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.bufdirreporting.organization.command.RegisteredData;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionCommand;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import org.junit.jupiter.api.Test;

class DefinitionDirectoryTest {

    private final RegisteredData registered = new RegisteredData();
    private final DefinitionDirectory definitions = new DefinitionDirectory(registered.events());

    static RegisteredData registered(
            RegisteredData data, long version, List<String> organizations, boolean forAllOthers) {
        return registered(data, version, "definition-" + version, organizations, forAllOthers);
    }

    private static RegisteredData registered(
            RegisteredData data, long version, String id, List<String> organizations, boolean forAllOthers) {
        var definition = new ReportDefinition(id, id, organizations, forAllOthers, List.of());
        return data.store(
                "ReportDefinitions",
                ReportDefinitionCommand.REGISTER,
                version,
                new ReportDefinitionRegistered(definition));
    }

    @Test
    void aDefinitionThatNamesTheOrganizationPrecedesTheDefault() {
        registered(registered, 0, "own", List.of("org-1"), false);
        registered(registered, 1, "all", List.of(), true);
        assertThat(definitions.versionFor("org-1")).isZero();
        assertThat(definitions.versionFor("org-2")).isEqualTo(1);
    }

    @Test
    void theLatestVersionOfADefinitionIsInForce() {
        registered(registered, 0, "all", List.of(), true);
        assertThat(definitions.versionFor("org-1")).isZero();
        registered(registered, 1, "all", List.of(), true);
        assertThat(definitions.versionFor("org-1")).isEqualTo(1);
    }

    @Test
    void aWithdrawnDefinitionIsNotUsed() {
        registered(registered, 0, "all", List.of(), true);
        registered(registered, 1, "own", List.of("org-1"), false);
        registered(registered, 2, "own", List.of(), false);
        assertThat(definitions.versionFor("org-1")).isZero();
    }

    @Test
    void ofTwoDefinitionsThatNameTheOrganizationTheLatestIsInForce() {
        registered(registered, 0, "first", List.of("org-1"), false);
        registered(registered, 1, "second", List.of("org-1"), false);
        assertThat(definitions.versionFor("org-1")).isEqualTo(1);
    }

    @Test
    void withoutDefinitionsThereIsNoVersion() {
        assertThatThrownBy(() -> definitions.versionFor("org-1")).hasMessage("No report definition is for org-1");
    }
}
