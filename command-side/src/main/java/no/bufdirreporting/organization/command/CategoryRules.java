package no.bufdirreporting.organization.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.OrganizationCommand.PutCategories;
import no.bufdirreporting.organization.ReferenceChange;
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

/** The aggregate of the category rules. Its version is the rule version that runs name. */
@Aggregate(type = "CategoryRules", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class CategoryRules {

    @AggregateIdentifier
    private String aggregateId;

    private Map<String, String> categoryByActivityType;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ReferenceChange handle(PutCategories command) {
        boolean created = aggregateId == null;
        Versions.check(command.precondition());
        boolean replaces = created || !command.onlyIfAbsent();
        if (replaces && !command.categoryByActivityType().equals(categoryByActivityType)) {
            requireAnyRule(command);
            apply(CategoriesDefined.of(command.categoryByActivityType()));
        }
        return new ReferenceChange(aggregateId, AggregateLifecycle.getVersion(), created);
    }

    /** One slip must not delete all rules; only a fresh installation may begin without any. */
    private static void requireAnyRule(PutCategories command) {
        if (command.categoryByActivityType().isEmpty() && !command.onlyIfAbsent()) {
            throw Rejection.impossible("no-categories", "categories", "categories must have at least one rule.")
                    .asException();
        }
    }

    @EventSourcingHandler
    void on(CategoriesDefined event) {
        aggregateId = OrganizationCommand.CATEGORY_RULES;
        categoryByActivityType = event.categoryByActivityType();
    }
}
