package no.bufdirreporting.organization.command;

import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.OrganizationQuery;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.http.IfMatch;
import no.bufdirreporting.platform.http.ProblemException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers writes of reference data with what the read model then shows. */
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

    <T> ResponseEntity<T> put(OrganizationCommand command, OrganizationQuery find, Class<T> viewType) {
        ReferenceChange change = commands.sendAndWait(command);
        if (!readYourWrites.await(change.aggregateId(), change.version())) {
            throw ProblemException.unavailable("Stored, but not readable yet. Repeating this PUT is safe.", 5);
        }
        return ResponseEntity.status(change.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(IfMatch.etag(change.version()))
                .body(queries.query(find, viewType).join());
    }
}
