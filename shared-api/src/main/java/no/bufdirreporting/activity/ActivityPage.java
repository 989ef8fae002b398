package no.bufdirreporting.activity;

import java.util.List;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;

/**
 * One page of activities.
 *
 * @param total the number of activities on all pages
 * @param next the key of the last activity of this page if others follow, else null
 */
public record ActivityPage(
        List<ActivityView> activities, long total, @Nullable Key next) {}
