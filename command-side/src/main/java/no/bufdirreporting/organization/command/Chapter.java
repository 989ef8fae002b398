package no.bufdirreporting.organization.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterPlaced;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.OrganizationCommand.Kind;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.organization.RegionHistory;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.command.Versions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The aggregate of one local chapter. It never changes organization: that would change figures already reported. */
@Aggregate(type = "Chapter", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Chapter {

    @AggregateIdentifier
    private String aggregateId;

    private String orgId;
    private String name;
    private RegionHistory regions;
    private String municipalityNumber;

    @CommandHandlerInterceptor
    void requireVisible() {
        if (aggregateId != null) {
            Caller.current().requireVisible(orgId);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ReferenceChange handle(PutChapter command, OrganizationDirectory directory, Municipalities municipalities) {
        boolean created = aggregateId == null;
        Versions.check(command.precondition());
        requireInCalendar(command.effectiveFrom());
        if (created) {
            directory.requireOrganization(command.orgId());
            register(command, municipalities);
        } else if (!command.onlyIfAbsent()) {
            change(command, municipalities);
        }
        return new ReferenceChange(aggregateId, AggregateLifecycle.getVersion(), created);
    }

    private void change(PutChapter command, Municipalities municipalities) {
        if (!command.orgId().equals(orgId)) {
            throw Rejection.conflict(
                            "chapter-keeps-organization",
                            "Chapter '%s' belongs to organization '%s' and cannot move to another one."
                                    .formatted(command.chapterId(), orgId))
                    .asException();
        }
        if (!command.name().equals(name)) {
            apply(new ChapterRenamed(command.chapterId(), orgId, command.name()));
        }
        move(command, municipalities);
    }

    /** With effectiveFrom, the region before that date is unknown. */
    private void register(PutChapter command, Municipalities municipalities) {
        boolean always = command.effectiveFrom() == null && command.municipalityNumber() == null;
        apply(new ChapterRegistered(
                command.chapterId(),
                command.orgId(),
                command.name(),
                always ? command.region() : null,
                always ? command.municipality() : null));
        move(command, municipalities);
    }

    /**
     * Applies no event if the region history stays the same. Without a day, only the latest region is compared: clients that
     * rename a chapter repeat its region, which must not erase its history.
     */
    private void move(PutChapter command, Municipalities municipalities) {
        if (command.municipalityNumber() != null) {
            place(command, municipalities);
            return;
        }
        String region = command.region();
        String municipality = command.municipality();
        LocalDate day = command.effectiveFrom();
        if (day == null) {
            var latest = regions.latest();
            if (!Objects.equals(region, latest.region()) || !Objects.equals(municipality, latest.municipality())) {
                apply(new ChapterMoved(command.chapterId(), orgId, region, municipality));
            }
        } else if (!regions.from(day, region, municipality).equals(regions)) {
            apply(new ChapterRelocated(command.chapterId(), orgId, region, municipality, day));
        }
    }

    /** What a client has read, it may send back: the latest region of the same municipality is not a region of its own. */
    private void place(PutChapter command, Municipalities municipalities) {
        String number = command.municipalityNumber();
        LocalDate day = command.effectiveFrom();
        var latest = regions.latest();
        boolean sameNumber = number.equals(municipalityNumber);
        if (sameNumber
                && day == null
                && command.region() != null
                && command.region().equals(latest.region())
                && (command.municipality() == null || command.municipality().equals(latest.municipality()))) {
            return;
        }
        var official = municipalities.regions(number, day);
        var placed = command.region() == null
                ? official
                : List.of(new ChapterRegion(
                        command.region(),
                        Objects.requireNonNullElse(
                                command.municipality(), official.getLast().municipality()),
                        day));
        if (!sameNumber || !regions.from(day, placed).equals(regions)) {
            apply(new ChapterPlaced(command.chapterId(), orgId, number, day, placed));
        }
    }

    private static void requireInCalendar(@Nullable LocalDate day) {
        if (day != null
                && (day.isBefore(OsloCalendar.dayOf(OsloCalendar.EARLIEST))
                        || !day.isBefore(OsloCalendar.dayOf(OsloCalendar.LATEST)))) {
            throw Rejection.impossible(
                            "effective-from-out-of-range",
                            "effective_from",
                            "effective_from must lie between 1900 and 2999.")
                    .asException();
        }
    }

    @EventSourcingHandler
    void on(ChapterRegistered event) {
        aggregateId = Kind.CHAPTER.aggregateId(event.chapterId());
        orgId = event.orgId();
        name = event.name();
        regions = RegionHistory.always(event.region(), event.municipality());
    }

    @EventSourcingHandler
    void on(ChapterRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(ChapterMoved event) {
        regions = RegionHistory.always(event.region(), event.municipality());
        municipalityNumber = null;
    }

    @EventSourcingHandler
    void on(ChapterRelocated event) {
        regions = regions.from(event.effectiveFrom(), event.region(), event.municipality());
        municipalityNumber = null;
    }

    @EventSourcingHandler
    void on(ChapterPlaced event) {
        regions = regions.from(event.effectiveFrom(), event.regions());
        municipalityNumber = event.municipalityNumber();
    }
}
