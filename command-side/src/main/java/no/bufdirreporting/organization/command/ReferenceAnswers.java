package no.bufdirreporting.organization.command;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import no.bufdirreporting.kernel.Versioned;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.OrganizationQuery;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.command.WriteAnswers;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.Preference;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Answers writes of reference data with the view that the read model has afterwards. */
@Component
class ReferenceAnswers {

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final ReadYourWrites readYourWrites;

    ReferenceAnswers(CommandGateway commands, QueryGateway queries, ReadYourWrites readYourWrites) {
        this.commands = commands;
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    static String location(String collection, String id) {
        return collection + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }

    /** @param location the path of the view */
    <T extends Versioned> ResponseEntity<T> put(
            OrganizationCommand command,
            OrganizationQuery find,
            Class<T> viewType,
            String location,
            Preference preference) {
        ReferenceChange change = commands.sendAndWait(command);
        boolean seen = !preference.respondAsync() && readYourWrites.await(change.aggregateId(), change.version());
        if (!seen) {
            return WriteAnswers.applied(preference, ResponseEntity.accepted())
                    .location(URI.create(location))
                    .build();
        }
        T view = queries.query(find, viewType).join();
        var answer = change.created() ? ResponseEntity.created(URI.create(location)) : ResponseEntity.ok();
        return answer.eTag(EntityTags.of(view.version())).body(view);
    }
}
