package no.bufdirreporting.organization.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.kernel.ImportedRow.Outcome;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.ChapterEvent;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterPlaced;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.OrganizationCommand.ImportChapter;
import no.bufdirreporting.organization.OrganizationCommand.ImportedChapter;
import no.bufdirreporting.organization.OrganizationCommand.Kind;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.organization.RegionHistory;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.command.Versions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
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

    /** GET shows the imports there. */
    private static final String RESERVED_ID = "imports";

    @AggregateIdentifier
    private String aggregateId;

    private String orgId;
    private String name;
    private ChapterPlaces places;

    /** The ids of the requests that registered it and changed it last; null if unknown. */
    private @Nullable String registeredBy;

    private @Nullable String changedBy;

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
            changes(command, municipalities).forEach(AggregateLifecycle::apply);
        }
        return new ReferenceChange(aggregateId, AggregateLifecycle.getVersion(), created);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ImportedChapter handle(
            ImportChapter command,
            OrganizationDirectory directory,
            Municipalities municipalities,
            SpellingCheck spelling) {
        var chapter = command.chapter();
        requireInCalendar(chapter.effectiveFrom());
        if (aggregateId == null) {
            directory.requireOrganization(chapter.orgId());
            var warnings = spelling.check(chapter.orgId(), chapter.chapterId(), chapter.region(), false);
            if (command.dryRun()) {
                requireUsableId(chapter.chapterId());
                requireMunicipality(chapter, municipalities);
            } else {
                register(chapter, municipalities);
            }
            return new ImportedChapter(Outcome.RECORDED, warnings);
        }
        var changes = changes(chapter, municipalities);
        if (changes.isEmpty()) {
            return new ImportedChapter(outcomeOf(command.importId()), List.of());
        }
        if (!command.correct()) {
            throw Rejection.impossible(
                            "row-key-reused",
                            "chapter_id",
                            "The chapter is registered with other content; on_change=correct changes it.")
                    .asException();
        }
        var warnings = spelling.check(orgId, chapter.chapterId(), chapter.region(), false);
        if (!command.dryRun()) {
            changes.forEach(AggregateLifecycle::apply);
        }
        return new ImportedChapter(Outcome.CORRECTED, warnings);
    }

    /** An import that was interrupted counts the rows that it recorded before as recorded. */
    private Outcome outcomeOf(String importId) {
        if (importId.equals(registeredBy)) {
            return Outcome.RECORDED;
        }
        return importId.equals(changedBy) ? Outcome.CORRECTED : Outcome.REPEATED;
    }

    /** With effectiveFrom, the region before that date is unknown. */
    private void register(PutChapter command, Municipalities municipalities) {
        requireUsableId(command.chapterId());
        boolean always = command.effectiveFrom() == null && command.municipalityNumber() == null;
        apply(new ChapterRegistered(
                command.chapterId(),
                command.orgId(),
                command.name(),
                always ? command.region() : null,
                always ? command.municipality() : null));
        changes(command, municipalities).forEach(AggregateLifecycle::apply);
    }

    private static void requireUsableId(String id) {
        if (id.equals(RESERVED_ID)) {
            throw Rejection.impossible(
                            "reserved-id", "chapter_id", "The id '%s' is a path of its own.".formatted(RESERVED_ID))
                    .asException();
        }
    }

    private static void requireMunicipality(PutChapter command, Municipalities municipalities) {
        if (command.municipalityNumber() != null) {
            municipalities.regions(command.municipalityNumber(), command.effectiveFrom());
        }
    }

    /** The events that bring the chapter to what the command says; none if it is so. */
    private List<ChapterEvent> changes(PutChapter command, Municipalities municipalities) {
        if (!command.orgId().equals(orgId)) {
            throw Rejection.conflict(
                            "chapter-keeps-organization",
                            "Chapter '%s' belongs to organization '%s' and cannot move to another one."
                                    .formatted(command.chapterId(), orgId))
                    .asException();
        }
        var changes = new ArrayList<ChapterEvent>();
        if (!command.name().equals(name)) {
            changes.add(new ChapterRenamed(command.chapterId(), orgId, command.name()));
        }
        places.change(command, municipalities).ifPresent(changes::add);
        return changes;
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
    void on(ChapterRegistered event, @MetaDataValue(Provenance.CORRELATION) String request) {
        registeredBy = request;
        aggregateId = Kind.CHAPTER.aggregateId(event.chapterId());
        orgId = event.orgId();
        name = event.name();
        places = new ChapterPlaces(RegionHistory.always(event.region(), event.municipality()), null);
    }

    @EventSourcingHandler
    void on(ChapterRenamed event, @MetaDataValue(Provenance.CORRELATION) String request) {
        changedBy = request;
        name = event.name();
    }

    @EventSourcingHandler
    void on(ChapterMoved event, @MetaDataValue(Provenance.CORRELATION) String request) {
        changedBy = request;
        places = new ChapterPlaces(RegionHistory.always(event.region(), event.municipality()), null);
    }

    @EventSourcingHandler
    void on(ChapterRelocated event, @MetaDataValue(Provenance.CORRELATION) String request) {
        changedBy = request;
        var history = places.regions().from(event.effectiveFrom(), event.region(), event.municipality());
        places = new ChapterPlaces(history, null);
    }

    @EventSourcingHandler
    void on(ChapterPlaced event, @MetaDataValue(Provenance.CORRELATION) String request) {
        changedBy = request;
        var history = places.regions().from(event.effectiveFrom(), event.regions());
        places = new ChapterPlaces(history, event.municipalityNumber());
    }
}
