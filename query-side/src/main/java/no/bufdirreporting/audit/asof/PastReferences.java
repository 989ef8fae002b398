package no.bufdirreporting.audit.asof;

import java.util.Optional;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.OrganizationCommand.Kind;
import no.bufdirreporting.organization.OrganizationNamed;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodDated;
import no.bufdirreporting.organization.query.CategoryRules;
import no.bufdirreporting.organization.query.RegisteredChapters;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionCommand;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import org.springframework.stereotype.Component;

/** Reference data as it was. */
@Component
public class PastReferences {

    private final PastEvents events;

    PastReferences(PastEvents events) {
        this.events = events;
    }

    /** What an organization was called; empty if it was not registered. */
    Optional<String> nameOf(String orgId, long position) {
        return events.of(Kind.ORGANIZATION.aggregateId(orgId), position).stream()
                .filter(it -> it.payload() instanceof OrganizationNamed)
                .reduce((earlier, later) -> later)
                .map(it -> ((OrganizationNamed) it.payload()).name());
    }

    /** The days of a period; empty if its id neither reads as a calendar nor was registered. */
    Optional<ReportingPeriod> period(String periodId, long position) {
        return ReportingPeriod.ofCalendar(periodId)
                .or(() -> latest(Kind.REPORTING_PERIOD.aggregateId(ReportingPeriod.key(periodId)), position)
                        .map(it -> ((ReportingPeriodDated) it.payload()).period()));
    }

    public RegisteredChapters chapters(String orgId, long position) {
        return RegisteredChapters.after(events.at(events.placesOfChapters(orgId, 0, position)));
    }

    /** One version of the category rules; before the first one, every activity without a category of its own falls back. */
    public CategoryRules categories(long version) {
        if (version < 0) {
            return CategoryRules.NONE;
        }
        var defined = (CategoriesDefined) events.ofSequence(OrganizationCommand.CATEGORY_RULES, version)
                .orElseThrow(() -> unknown("category rules", version))
                .payload();
        return CategoryRules.of(defined, version);
    }

    /** One version of a report definition: all of them share one sequence. */
    public ReportDefinition definition(long version) {
        return ((ReportDefinitionRegistered) events.ofSequence(ReportDefinitionCommand.REGISTER, version)
                        .orElseThrow(() -> unknown("report definitions", version))
                        .payload())
                .definition();
    }

    private static ProblemException unknown(String rules, long version) {
        return ProblemException.damaged(
                "rules-missing",
                "The run names version %s of the %s, which was never stored; verify the figures."
                        .formatted(version, rules));
    }

    private Optional<PastEvent> latest(String aggregateId, long position) {
        var places = events.places(aggregateId, 0, position);
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(events.at(places.getLast().position()));
    }
}
