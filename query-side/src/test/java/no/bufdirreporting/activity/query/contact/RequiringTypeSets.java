package no.bufdirreporting.activity.query.contact;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Requires type sets in tests: each definition of category rules requires the set of the types that it names. */
@Component
@ConditionalOnProperty(RequiringTypeSets.PROPERTY)
@ProcessingGroup(ReadModel.PROCESSOR)
class RequiringTypeSets {

    static final String PROPERTY = "test.type-sets";

    private final TypeSets typeSets;

    RequiringTypeSets(TypeSets typeSets) {
        this.typeSets = typeSets;
    }

    static CategoriesDefined requiring(SortedSet<String> activityTypes) {
        return CategoriesDefined.of(activityTypes.stream().collect(Collectors.toMap(it -> it, it -> "ungdom")));
    }

    @EventHandler
    void on(CategoriesDefined event) {
        typeSets.require(new TreeSet<>(event.categoryByActivityType().keySet()));
    }
}
