package no.bufdirreporting.organization;

import java.util.Map;
import java.util.Objects;
import no.bufdirreporting.kernel.EventType;

/**
 * The category rules: the category of each activity type, for activities without a category of their own. They replace
 * all earlier rules. Revision 1 did not store the fallback.
 *
 * @param fallback the category of activity types without a rule
 */
@EventType(name = "CategoriesDefined", revision = "2")
public record CategoriesDefined(Map<String, String> categoryByActivityType, String fallback) {

    /** The only fallback so far: the category "other". */
    public static final String ANNET = "annet";

    public CategoriesDefined {
        Objects.requireNonNull(fallback, "Read as it was stored, without its upcaster");
    }

    public static CategoriesDefined of(Map<String, String> categoryByActivityType) {
        return new CategoriesDefined(categoryByActivityType, ANNET);
    }
}
