package no.bufdirreporting.organization.command;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.OrganizationCommand.Kind;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodDated;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds reference data for other aggregates in the event store. Does not load the aggregates, since that takes their locks
 * and activities of one chapter would wait for each other.
 *
 * <p>Organizations are never removed, and chapters never change organization. Found ones are therefore cached forever on
 * every node. A chapter that was not found is looked up once in a command: with Axon Server that is a request, and a chapter
 * that is registered meanwhile would make a command contradict itself.
 */
@Component
public class OrganizationDirectory {

    /** The chapter that the command of this unit of work did not find. */
    private static final String UNREGISTERED = OrganizationDirectory.class.getName() + ".unregistered";

    private final ObjectProvider<EventStore> events;
    private final Map<String, String> organizationByChapter = new ConcurrentHashMap<>();
    private final Set<String> organizations = ConcurrentHashMap.newKeySet();

    OrganizationDirectory(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    /** The organization of a chapter; null if the chapter is not registered. */
    public @Nullable String organizationOf(String chapterId) {
        String known = organizationByChapter.get(chapterId);
        if (known != null) {
            return known;
        }
        if (CurrentUnitOfWork.map(command -> command.getResource(UNREGISTERED))
                .filter(chapterId::equals)
                .isPresent()) {
            return null;
        }
        var found = stream(Kind.CHAPTER.aggregateId(chapterId)).findFirst();
        if (found.isEmpty()) {
            CurrentUnitOfWork.ifStarted(command -> command.resources().put(UNREGISTERED, chapterId));
            return null;
        }
        String organization = ((ChapterRegistered) found.get().getPayload()).orgId();
        organizationByChapter.put(chapterId, organization);
        return organization;
    }

    /** Rejects the command if the organization is not registered. */
    public void requireOrganization(String orgId) {
        requireOrganization(orgId, "org_id");
    }

    /** @param field the request field that holds the id */
    public void requireOrganization(String orgId, String field) {
        if (organizations.contains(orgId)) {
            return;
        }
        if (stream(Kind.ORGANIZATION.aggregateId(orgId)).findFirst().isEmpty()) {
            throw Rejection.impossible(
                            "unknown-organization",
                            field,
                            "There is no organization '%s'. Register it with PUT /api/v1/organizations/%s."
                                    .formatted(orgId, orgId))
                    .asException();
        }
        organizations.add(orgId);
    }

    /** The calendar period or registered period with the id; rejects the request if there is neither. */
    public ReportingPeriod requirePeriod(String periodId) {
        return requirePeriod(periodId, "reporting_period_id");
    }

    /** @param field the request field that holds the id */
    public ReportingPeriod requirePeriod(String periodId, String field) {
        return ReportingPeriod.ofCalendar(periodId)
                .or(() -> registeredPeriod(periodId))
                .orElseThrow(() -> Rejection.impossible(
                                "unknown-reporting-period",
                                field,
                                ("There is no reporting period '%s', and it does not read as one such as 2024, 2024-h1,"
                                                + " 2024-q4 or 2024-11.")
                                        .formatted(periodId))
                        .asException());
    }

    private Optional<ReportingPeriod> registeredPeriod(String periodId) {
        return stream(Kind.REPORTING_PERIOD.aggregateId(ReportingPeriod.key(periodId)))
                .reduce((earlier, later) -> later)
                .map(event -> ((ReportingPeriodDated) event.getPayload()).period());
    }

    private Stream<? extends EventMessage<?>> stream(String aggregateId) {
        return events.getObject().readEvents(aggregateId).asStream();
    }
}
