package no.bufdirreporting.organization;

import java.util.Map;
import java.util.Objects;
import no.bufdirreporting.kernel.EventType;

/**
 * The rules by which activity types without a category of their own are reported; replaces all earlier rules. Revision 1
 * did not say what becomes of other types: that was in the code, so that figures could only be counted again by code that
 * still had it.
 *
 * @param fallback the category of types that no rule names
 */
@EventType(name = "CategoriesDefined", revision = "2")
public record CategoriesDefined(Map<String, String> categoryByActivityType, String fallback) {

    /** The category of types that no rule names, as long as nobody can choose another. */
    public static final String ANNET = "annet";

    public CategoriesDefined {
        Objects.requireNonNull(fallback, "Read as it was stored, without its upcaster");
    }

    public static CategoriesDefined of(Map<String, String> categoryByActivityType) {
        return new CategoriesDefined(categoryByActivityType, ANNET);
    }
}
