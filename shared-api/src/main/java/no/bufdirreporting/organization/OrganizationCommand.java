package no.bufdirreporting.organization;

import java.time.LocalDate;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The commands that keep the reference data: each brings a thing to the given state, registering it if need be, and is
 * answered with a {@link ReferenceChange}.
 */
public sealed interface OrganizationCommand {

    /** The kinds of reference data; each has ids of its own. */
    enum Kind {
        ORGANIZATION,
        CHAPTER,
        REPORTING_PERIOD,
        CATEGORIES;

        /** The aggregate's id: clients choose these ids freely, so those of two kinds must not meet in the store. */
        public String aggregateId(String id) {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ":" + id;
        }
    }

    /** The one set of category rules. */
    String CATEGORY_RULES = Kind.CATEGORIES.aggregateId("bufdir");

    @TargetAggregateIdentifier
    String aggregateId();

    /** @param onlyIfAbsent leaves an organization that exists as it is */
    record PutOrganization(
            String orgId,
            String name,
            boolean onlyIfAbsent,
            @Nullable Long expectedVersion) implements OrganizationCommand {
        @Override
        public String aggregateId() {
            return Kind.ORGANIZATION.aggregateId(orgId);
        }
    }

    /**
     * @param effectiveFrom the day from which on the chapter lies there; null for all days, or for as it is known if
     *     that is where it lies latest
     * @param onlyIfAbsent leaves a chapter that exists as it is
     */
    record PutChapter(
            String chapterId,
            String orgId,
            String name,
            @Nullable String region,
            @Nullable String municipality,
            @Nullable LocalDate effectiveFrom,
            boolean onlyIfAbsent,
            @Nullable Long expectedVersion)
            implements OrganizationCommand {
        @Override
        public String aggregateId() {
            return Kind.CHAPTER.aggregateId(chapterId);
        }
    }

    record PutReportingPeriod(
            String periodId,
            LocalDate start,
            LocalDate end,
            @Nullable Long expectedVersion) implements OrganizationCommand {
        @Override
        public String aggregateId() {
            return Kind.REPORTING_PERIOD.aggregateId(periodId);
        }
    }

    /** @param onlyIfAbsent leaves rules that exist as they are */
    record PutCategories(
            Map<String, String> categoryByActivityType,
            boolean onlyIfAbsent,
            @Nullable Long expectedVersion) implements OrganizationCommand {
        @Override
        public String aggregateId() {
            return CATEGORY_RULES;
        }
    }
}
