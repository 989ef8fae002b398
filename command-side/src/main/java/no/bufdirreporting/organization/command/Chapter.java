package no.bufdirreporting.organization.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Objects;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.OrganizationCommand.Kind;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.platform.Rejection;
import no.bufdirreporting.platform.command.Versions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One local chapter. It never changes organization: its activities would leave figures already reported. */
@Aggregate(type = "Chapter")
@NullUnmarked
class Chapter {

    @AggregateIdentifier
    private String aggregateId;

    private String orgId;
    private String name;
    private @Nullable String region;
    private @Nullable String municipality;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ReferenceChange handle(PutChapter command, OrganizationDirectory directory) {
        boolean created = aggregateId == null;
        Versions.check(command.expectedVersion());
        if (created) {
            directory.requireOrganization(command.orgId());
            apply(new ChapterRegistered(
                    command.chapterId(), command.orgId(), command.name(), command.region(), command.municipality()));
        } else if (!command.onlyIfAbsent()) {
            change(command);
        }
        return new ReferenceChange(aggregateId, AggregateLifecycle.getVersion(), created);
    }

    private void change(PutChapter command) {
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
        if (!Objects.equals(command.region(), region) || !Objects.equals(command.municipality(), municipality)) {
            apply(new ChapterMoved(command.chapterId(), orgId, command.region(), command.municipality()));
        }
    }

    @EventSourcingHandler
    void on(ChapterRegistered event) {
        aggregateId = Kind.CHAPTER.aggregateId(event.chapterId());
        orgId = event.orgId();
        name = event.name();
        region = event.region();
        municipality = event.municipality();
    }

    @EventSourcingHandler
    void on(ChapterRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(ChapterMoved event) {
        region = event.region();
        municipality = event.municipality();
    }
}
