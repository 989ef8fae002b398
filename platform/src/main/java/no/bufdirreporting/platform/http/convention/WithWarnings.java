package no.bufdirreporting.platform.http.convention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.bufdirreporting.kernel.Warning;

/**
 * The answer to a write: the fields of its view, and what looks wrong with it.
 *
 * @param warnings absent if there are none
 */
public record WithWarnings<T>(
        @JsonUnwrapped T view,
        @JsonInclude(Include.NON_EMPTY) List<Warning> warnings) {}
