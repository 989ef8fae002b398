package no.bufdirreporting.imports.command;

import no.bufdirreporting.contact.command.PlainCopies;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Files of imports are as they were sent. An uploaded one is deleted when its import has ended; lists of rejected rows are
 * kept for a while, and are deleted when a contact of their organization is erased.
 */
@Component
record RejectedLists(ImportDirectory directory, EventStore events) implements PlainCopies {

    /** Refused while an import of the organization is under way: its file, which it still needs, may name the contact. */
    @Override
    public void delete(String orgId) {
        if (directory.waiting().stream().anyMatch(it -> isOf(orgId, it, true))) {
            throw ProblemException.conflict(
                    "import-running",
                    "An import of organization '%s' is running. Ask again when it has ended, or cancel it."
                            .formatted(orgId));
        }
        directory.waiting().stream().filter(it -> isOf(orgId, it, false)).forEach(directory::forget);
        directory.rejecting().stream().filter(it -> isOf(orgId, it, false)).forEach(directory::discardRejected);
    }

    private boolean isOf(String orgId, String importId, boolean running) {
        return ImportState.read(events, importId)
                .filter(it -> it.started().kind() == ImportKind.ACTIVITIES)
                .filter(it -> it.started().orgId().equals(orgId) && it.running() == running)
                .isPresent();
    }
}
