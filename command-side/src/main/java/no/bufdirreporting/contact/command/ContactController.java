package no.bufdirreporting.contact.command;

import java.util.List;
import no.bufdirreporting.contact.ContactCommand.EraseContact;
import no.bufdirreporting.contact.ContactQuery.CountActivitiesOfPerson;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.keys.PersonKeys;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erases the personal data of contacts. */
@RestController
@RequestMapping(path = "/api/v1/contacts", produces = MediaType.APPLICATION_JSON_VALUE)
record ContactController(CommandGateway commands, QueryGateway queries, PersonKeys keys, List<PlainCopies> copies) {

    /** The key is destroyed last: a request that ends before that can be repeated. */
    @DeleteMapping("/{contactId}/personal-data")
    Erased erase(@PathVariable @Code String contactId, @RequestParameters Erasure erasure) {
        Caller.current().requireNamed(erasure.orgId());
        var person = keys.find(erasure.orgId(), contactId)
                .orElseThrow(() -> ProblemException.notFound(
                        "not-found",
                        "Organization '%s' has no personal data of this contact.".formatted(erasure.orgId())));
        copies.forEach(it -> it.delete(erasure.orgId()));
        long activities = queries.query(new CountActivitiesOfPerson(person.id()), Long.class)
                .join();
        commands.sendAndWait(new EraseContact(person.id(), erasure.orgId()));
        keys.erase(erasure.orgId(), person.id());
        return new Erased(true, activities);
    }

    record Erasure(@Code String orgId) {}

    /** @param activities the number of activities that were about the contact */
    record Erased(boolean deleted, long activities) {}
}
