package no.bufdirreporting.organization.query;

import java.util.Optional;
import java.util.TreeMap;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.CategoriesView;
import no.bufdirreporting.organization.OrganizationQuery.FindCategories;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects all versions of the category rules. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
public class CategoryRulesProjection {

    private final CategoryRulesRepository rules;

    CategoryRulesProjection(CategoryRulesRepository rules) {
        this.rules = rules;
    }

    /** The latest rules. */
    public CategoryRules latest() {
        return rules.findFirstByOrderByVersionDesc().orElse(CategoryRules.NONE);
    }

    /** One version of the rules; empty if it is not projected yet. */
    public Optional<CategoryRules> find(long version) {
        return version == CategoryRules.NONE.version() ? Optional.of(CategoryRules.NONE) : rules.findById(version);
    }

    @EventHandler
    void on(CategoriesDefined event, @SequenceNumber long version) {
        rules.insert(CategoryRules.of(event, version));
    }

    @ResetHandler
    void reset() {
        rules.deleteAllInBatch();
    }

    @QueryHandler
    CategoriesView handle(FindCategories query) {
        var latest = latest();
        return new CategoriesView(new TreeMap<>(latest.categoryByActivityType()), latest.fallback(), latest.version());
    }
}
