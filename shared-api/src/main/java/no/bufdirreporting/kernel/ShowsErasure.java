package no.bufdirreporting.kernel;

import org.jspecify.annotations.Nullable;

/** An answer about a person whose personal data may have been erased. The field is absent if it was not. */
public interface ShowsErasure {

    /** True or null. */
    @Nullable
    Boolean erased();
}
