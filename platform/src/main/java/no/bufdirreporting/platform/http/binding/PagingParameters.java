package no.bufdirreporting.platform.http.binding;

import jakarta.validation.constraints.Min;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** The query parameters of {@link Paging}. */
record PagingParameters(
        @Nullable @Min(1) Integer page, @Nullable @Min(1) Integer limit) {

    Paging toPaging(FieldErrors errors) {
        int effectiveLimit = limit == null ? Paging.DEFAULT_LIMIT : Math.min(limit, Paging.MAX_LIMIT);
        int effectivePage = page == null ? 1 : page;
        int lastPage = Paging.MAX_ENTRIES / effectiveLimit;
        if (effectivePage > lastPage) {
            errors.add("page", "must be at most " + lastPage + " with a limit of " + effectiveLimit);
        }
        return new Paging(effectivePage, effectiveLimit);
    }
}
