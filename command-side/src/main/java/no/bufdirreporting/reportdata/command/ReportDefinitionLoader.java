package no.bufdirreporting.reportdata.command;

import no.bufdirreporting.platform.command.StartupCommands;
import no.bufdirreporting.reportdata.ReportDefinitionChanges;
import no.bufdirreporting.reportdata.ReportDefinitionCommand.PutReportDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Registers the report definitions of the files at each start, after the reference data and before the process accepts
 * traffic.
 */
@Component
@Order(2)
class ReportDefinitionLoader implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ReportDefinitionLoader.class);

    private final StartupCommands commands;
    private final ReportDefinitionFiles files;

    ReportDefinitionLoader(StartupCommands commands, ReportDefinitionFiles files) {
        this.commands = commands;
        this.files = files;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        ReportDefinitionChanges changes = commands.send(new PutReportDefinitions(files.definitions()));
        if (!changes.none()) {
            log.info(
                    "Registered report definitions: new {}, changed {}, withdrawn {}",
                    changes.added(),
                    changes.changed(),
                    changes.withdrawn());
        }
    }
}
