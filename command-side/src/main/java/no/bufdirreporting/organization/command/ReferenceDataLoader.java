package no.bufdirreporting.organization.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.OrganizationCommand.PutCategories;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.OrganizationCommand.PutOrganization;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.platform.command.StartupCommands;
import no.bufdirreporting.platform.input.InvalidInputException;
import no.bufdirreporting.platform.input.YamlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Registers the reference data of its file at each start, before the process accepts traffic. Existing data stays unchanged.
 * After a crash, the next start registers the rest.
 */
@Component
@Order(1)
class ReferenceDataLoader implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ReferenceDataLoader.class);

    private final StartupCommands commands;
    private final Resource source;

    ReferenceDataLoader(
            StartupCommands commands, @Value("${bufdir.reference-data:classpath:reference-data.yml}") Resource source) {
        this.commands = commands;
        this.source = source;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long created = commandsFor(read()).stream()
                .map(command -> commands.<ReferenceChange>send(command))
                .filter(ReferenceChange::created)
                .count();
        if (created > 0) {
            log.info("Loaded reference data from {}: {} entries", source.getFilename(), created);
        }
    }

    private ReferenceData read() {
        var problems = new ArrayList<String>();
        try {
            String name = Objects.requireNonNullElse(source.getFilename(), source.getDescription());
            return YamlFile.parse(name, source.getContentAsByteArray(), problems)
                    .flatMap(file -> file.bind(ReferenceData.class, problems))
                    .orElseThrow(() -> invalid(problems));
        } catch (IOException unreadable) {
            throw invalid(List.of("The file cannot be read: " + unreadable.getMessage()));
        }
    }

    private InvalidInputException invalid(List<String> problems) {
        return new InvalidInputException(
                "reference data in " + source.getDescription(), "bufdir.reference-data", problems);
    }

    private static List<OrganizationCommand> commandsFor(ReferenceData data) {
        var commands = new ArrayList<OrganizationCommand>();
        data.organizations()
                .forEach(it ->
                        commands.add(new PutOrganization(it.id(), it.name(), it.organizationNumber(), true, null)));
        data.chapters()
                .forEach(it -> commands.add(new PutChapter(
                        it.id(),
                        it.orgId(),
                        it.name(),
                        it.region(),
                        it.municipality(),
                        it.municipalityNumber(),
                        null,
                        true,
                        null)));
        commands.add(new PutCategories(data.categories(), true, null));
        return commands;
    }
}
