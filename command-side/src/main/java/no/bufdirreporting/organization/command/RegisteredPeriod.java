package no.bufdirreporting.organization.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.OrganizationCommand.Kind;
import no.bufdirreporting.organization.OrganizationCommand.PutReportingPeriod;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.command.Versions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** The aggregate of one registered reporting period. */
@Aggregate(type = "ReportingPeriod", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class RegisteredPeriod {

    @AggregateIdentifier
    private String aggregateId;

    private String periodId;
    private LocalDate start;
    private LocalDate end;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ReferenceChange handle(PutReportingPeriod command) {
        boolean created = aggregateId == null;
        Versions.check(command.precondition());
        requireValidDays(command);
        if (created) {
            apply(new ReportingPeriodRegistered(shownId(command.periodId()), command.start(), command.end()));
        } else if (!command.start().equals(start) || !command.end().equals(end)) {
            apply(new ReportingPeriodChanged(periodId, command.start(), command.end()));
        }
        return new ReferenceChange(aggregateId, AggregateLifecycle.getVersion(), created);
    }

    private static String shownId(String given) {
        return ReportingPeriod.ofCalendar(given).map(ReportingPeriod::id).orElse(given);
    }

    private static void requireValidDays(PutReportingPeriod command) {
        if (command.end().isBefore(command.start())) {
            throw Rejection.impossible("period-ends-before-start", "end", "end must not be before start.")
                    .asException();
        }
        ReportingPeriod.ofCalendar(command.periodId())
                .filter(calendar -> !calendar.start().equals(command.start())
                        || !calendar.end().equals(command.end()))
                .ifPresent(calendar -> {
                    throw Rejection.impossible(
                                    "calendar-period-is-fixed",
                                    "start",
                                    "'%s' reads as %s to %s; choose another id for other days."
                                            .formatted(command.periodId(), calendar.start(), calendar.end()))
                            .asException();
                });
    }

    @EventSourcingHandler
    void on(ReportingPeriodRegistered event) {
        periodId = event.periodId();
        aggregateId = Kind.REPORTING_PERIOD.aggregateId(ReportingPeriod.key(periodId));
        start = event.start();
        end = event.end();
    }

    @EventSourcingHandler
    void on(ReportingPeriodChanged event) {
        start = event.start();
        end = event.end();
    }
}
