package no.bufdirreporting.platform.axon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/** How marks of what is suppressed or erased are written, in messages and answers alike: absent where nothing is. */
public interface SuppressionMarks {

    @Nullable
    @JsonInclude(Include.NON_NULL)
    Object suppressed();

    @Nullable
    @JsonInclude(Include.NON_NULL)
    Object priorPeriodSuppressed();

    @Nullable
    @JsonInclude(Include.NON_NULL)
    Boolean erased();
}
