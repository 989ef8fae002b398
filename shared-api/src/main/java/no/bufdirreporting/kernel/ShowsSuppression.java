package no.bufdirreporting.kernel;

import org.jspecify.annotations.Nullable;

/** An answer, or a part of one, that says what was suppressed in it. The field is absent if nothing was. */
public interface ShowsSuppression {

    /** True, or the names of the fields and keys without a value; null if nothing is suppressed. */
    @Nullable
    Object suppressed();
}
