package no.bufdirreporting.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.bufdirreporting.kernel.ImportedRow;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Repeatable;
import no.bufdirreporting.kernel.Warning;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The commands on reference data. Each sets a resource to the given state, registers it if it does not exist, and is
 * answered with a {@link ReferenceChange}.
 */
public sealed interface OrganizationCommand {

    /** The kinds of reference data; each has its own id space. */
    enum Kind {
        ORGANIZATION,
        CHAPTER,
        REPORTING_PERIOD,
        CATEGORIES;

        /** The aggregate's id. It includes the kind, because clients choose ids, and kinds must not collide. */
        public String aggregateId(String id) {
            return name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + id;
        }
    }

    /** The aggregate id of the category rules; there is only one set. */
    String CATEGORY_RULES = Kind.CATEGORIES.aggregateId("bufdir");

    @TargetAggregateIdentifier
    String aggregateId();

    /**
     * @param organizationNumber the number in Norway's register of legal entities, or null
     * @param onlyIfAbsent leaves an existing organization unchanged
     */
    record PutOrganization(
            String orgId,
            String name,
            @Nullable String organizationNumber,
            boolean onlyIfAbsent,
            @Nullable Precondition precondition)
            implements OrganizationCommand {
        @Override
        public String aggregateId() {
            return Kind.ORGANIZATION.aggregateId(orgId);
        }
    }

    /**
     * @param region goes before the region that the municipality has by the classification
     * @param municipalityNumber of any year; null leaves the municipality unchanged if region and municipality are the latest
     * @param effectiveFrom the first day in the region. Null means all days, or leaves the region history unchanged if
     *     the latest region is the same.
     * @param onlyIfAbsent leaves an existing chapter unchanged
     */
    record PutChapter(
            String chapterId,
            String orgId,
            String name,
            @Nullable String region,
            @Nullable String municipality,
            @Nullable String municipalityNumber,
            @Nullable LocalDate effectiveFrom,
            boolean onlyIfAbsent,
            @Nullable Precondition precondition)
            implements OrganizationCommand {
        @Override
        public String aggregateId() {
            return Kind.CHAPTER.aggregateId(chapterId);
        }
    }

    /**
     * Register the chapter that a row of an imported file describes. Answered with {@link ImportedChapter}. A chapter that
     * is as the row says is not changed.
     *
     * @param importId the request id of the commands of this import
     * @param correct whether a chapter that is otherwise is changed; else the row is rejected
     * @param dryRun whether nothing is recorded
     */
    record ImportChapter(PutChapter chapter, String importId, boolean correct, boolean dryRun)
            implements OrganizationCommand, Repeatable {
        @Override
        public String aggregateId() {
            return chapter.aggregateId();
        }
    }

    /** What became of a row of an imported file. */
    record ImportedChapter(Outcome outcome, List<Warning> warnings) implements ImportedRow {}

    record PutReportingPeriod(
            String periodId,
            LocalDate start,
            LocalDate end,
            @Nullable Precondition precondition) implements OrganizationCommand {
        @Override
        public String aggregateId() {
            return Kind.REPORTING_PERIOD.aggregateId(ReportingPeriod.key(periodId));
        }
    }

    /** @param onlyIfAbsent leaves existing rules unchanged */
    record PutCategories(
            Map<String, String> categoryByActivityType,
            boolean onlyIfAbsent,
            @Nullable Precondition precondition) implements OrganizationCommand {
        @Override
        public String aggregateId() {
            return CATEGORY_RULES;
        }
    }
}
