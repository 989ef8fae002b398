package no.bufdirreporting.organization.query;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import no.bufdirreporting.organization.CategoriesDefined;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** One version of the rules that give activity types their category. */
@Entity
@Immutable
@Table(name = "category_rules")
public class CategoryRules {

    /** The rules before the first definition: an activity without a category of its own is in the fallback category. */
    public static final CategoryRules NONE = new CategoryRules(-1, Map.of(), CategoriesDefined.ANNET);

    @Id
    private long version;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> categories = Map.of();

    private String fallback = CategoriesDefined.ANNET;

    protected CategoryRules() {}

    /**
     * @param version the version that runs record with their figures; -1 before the first definition
     * @param fallback the category of activities that have none of their own and whose type has no rule
     */
    public CategoryRules(long version, Map<String, String> categories, String fallback) {
        this.version = version;
        this.categories = categories;
        this.fallback = fallback;
    }

    public static CategoryRules of(CategoriesDefined event, long version) {
        return new CategoryRules(version, event.categoryByActivityType(), event.fallback());
    }

    public long version() {
        return version;
    }

    public Map<String, String> categoryByActivityType() {
        return categories;
    }

    public String fallback() {
        return fallback;
    }

    /**
     * The category in which an activity counts.
     *
     * @param ownCategory the category recorded with the activity; empty if none was
     */
    public String categoryOf(String activityType, String ownCategory) {
        return ownCategory.isEmpty() ? categories.getOrDefault(activityType, fallback) : ownCategory;
    }
}
