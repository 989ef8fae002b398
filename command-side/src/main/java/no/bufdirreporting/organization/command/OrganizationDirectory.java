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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What aggregates need to know of the reference data, read from its events: unlike loading the aggregates this takes no
 * locks, so activities of one chapter do not wait for each other.
 *
 * <p>An organization, once registered, stays; a chapter never changes organization. What was found is therefore kept
 * forever, on every node, and only what was not found is looked up again.
 */
@Component
public class OrganizationDirectory {

    private final ObjectProvider<EventStore> events;
    private final Map<String, String> organizationByChapter = new ConcurrentHashMap<>();
    private final Set<String> organizations = ConcurrentHashMap.newKeySet();

    OrganizationDirectory(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    /** The organization a chapter is registered with, or null if nobody has registered it. */
    public @Nullable String organizationOf(String chapterId) {
        String known = organizationByChapter.get(chapterId);
        if (known != null) {
            return known;
        }
        var found = stream(Kind.CHAPTER.aggregateId(chapterId)).findFirst();
        found.ifPresent(
                event -> organizationByChapter.put(chapterId, ((ChapterRegistered) event.getPayload()).orgId()));
        return organizationByChapter.get(chapterId);
    }

    /** Refuses the command being handled if nobody has registered the organization. */
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

    /** The days a period id stands for, as registered or as it reads; refuses the request if it is neither. */
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
                                        + " 2024-q4 or 2024-11.").formatted(periodId))
                        .asException());
    }

    private Optional<ReportingPeriod> registeredPeriod(String periodId) {
        return stream(Kind.REPORTING_PERIOD.aggregateId(periodId))
                .reduce((earlier, later) -> later)
                .map(event -> ((ReportingPeriodDated) event.getPayload()).period());
    }

    private Stream<? extends EventMessage<?>> stream(String aggregateId) {
        return events.getObject().readEvents(aggregateId).asStream();
    }
}
