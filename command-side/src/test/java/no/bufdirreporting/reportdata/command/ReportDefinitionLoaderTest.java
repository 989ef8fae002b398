package no.bufdirreporting.reportdata.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.platform.command.StartupCommands;
import no.bufdirreporting.reportdata.ReportDefinitionChanges;
import no.bufdirreporting.reportdata.ReportDefinitionCommand.PutReportDefinitions;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

@ExtendWith(OutputCaptureExtension.class)
class ReportDefinitionLoaderTest {

    private final ReportDefinitionFiles files =
            new ReportDefinitionFiles("classpath*:report-definitions/*.yml", new DefaultResourceLoader());

    private final List<Object> sent = new ArrayList<>();

    @Test
    void aStartPutsAllDefinitionsInOneCommandAndLogsTheChanges(CapturedOutput output) {
        run(new ReportDefinitionChanges(List.of("barnevern"), List.of("frivillighet"), List.of("old")));

        assertThat(sent).containsExactly(new PutReportDefinitions(files.definitions()));
        assertThat(output)
                .contains("Registered report definitions: new [barnevern], changed [frivillighet], withdrawn [old]");
    }

    @Test
    void aStartThatChangesNothingLogsNothing(CapturedOutput output) {
        run(new ReportDefinitionChanges(List.of(), List.of(), List.of()));

        assertThat(sent).hasSize(1);
        assertThat(output).doesNotContain("report definitions");
    }

    private void run(ReportDefinitionChanges answer) {
        var bus = SimpleCommandBus.builder().build();
        try (var _ = bus.subscribe(PutReportDefinitions.class.getName(), command -> {
            sent.add(command.getPayload());
            return answer;
        })) {
            var commands = new StartupCommands(
                    DefaultCommandGateway.builder().commandBus(bus).build());
            new ReportDefinitionLoader(commands, files).run(new DefaultApplicationArguments());
        }
    }
}
