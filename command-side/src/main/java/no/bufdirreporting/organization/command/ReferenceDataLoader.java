package no.bufdirreporting.organization.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.OrganizationCommand.PutCategories;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.OrganizationCommand.PutOrganization;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.platform.command.StartupCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/**
 * Stores the shipped reference data as events at the first start. The process accepts traffic only afterwards; a crash
 * on the way leaves the rest to the next start.
 */
@Component
@Order(1)
class ReferenceDataLoader implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ReferenceDataLoader.class);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final StartupCommands commands;
    private final Resource source;

    ReferenceDataLoader(
            StartupCommands commands, @Value("${bufdir.reference-data:classpath:reference-data.yml}") Resource source) {
        this.commands = commands;
        this.source = source;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        long created = commandsFor(read()).stream()
                .map(command -> commands.<ReferenceChange>send(command))
                .filter(ReferenceChange::created)
                .count();
        if (created > 0) {
            log.info("Loaded reference data from {}: {} entries", source.getFilename(), created);
        }
    }

    private ReferenceData read() throws IOException {
        try (var yaml = source.getInputStream()) {
            return STRICT.convertValue(new Yaml().load(yaml), ReferenceData.class);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalStateException(source + " is not reference data: " + unreadable.getMessage(), unreadable);
        }
    }

    private static List<OrganizationCommand> commandsFor(ReferenceData data) {
        var commands = new ArrayList<OrganizationCommand>();
        data.organizations().forEach(it -> commands.add(new PutOrganization(it.id(), it.name(), true, null)));
        data.chapters()
                .forEach(it -> commands.add(new PutChapter(
                        it.id(), it.orgId(), it.name(), it.region(), it.municipality(), null, true, null)));
        commands.add(new PutCategories(data.categories(), true, null));
        return commands;
    }
}
