package no.bufdirreporting.organization.command;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.organization.OrganizationQuery.FindRegionSpellings;
import no.bufdirreporting.organization.OrganizationQuery.RegionSpellings;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Warns of a region that the organization's other chapters spell differently: figures of the two are not added up. */
@Component
class SpellingCheck {

    private static final Logger log = LoggerFactory.getLogger(SpellingCheck.class);
    private static final long PATIENCE_SECONDS = 2;

    private final QueryGateway queries;

    SpellingCheck(QueryGateway queries) {
        this.queries = queries;
    }

    /** @param strict whether a warning rejects the request */
    List<Warning> check(String orgId, String chapterId, @Nullable String region, boolean strict) {
        var warnings = (region == null ? List.<String>of() : otherSpellings(orgId, chapterId, region))
                .stream()
                        .map(it -> new Warning(
                                "region_spelling",
                                "region",
                                "Other chapters have the region '%s'; two regions that differ in case are counted apart."
                                        .formatted(it)))
                        .toList();
        if (strict && !warnings.isEmpty()) {
            throw Rejection.warned(warnings).asException();
        }
        return warnings;
    }

    /** Empty if the read model does not answer in time. */
    private List<String> otherSpellings(String orgId, String chapterId, String region) {
        try {
            return queries.query(new FindRegionSpellings(orgId, chapterId, region), RegionSpellings.class)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .others();
        } catch (TimeoutException | ExecutionException | RuntimeException away) {
            log.info(
                    "The chapter {} is written without a check of its region's spelling: {}",
                    chapterId,
                    away.toString());
            return List.of();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
