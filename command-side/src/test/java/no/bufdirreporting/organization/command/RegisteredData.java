package no.bufdirreporting.organization.command;

import java.time.LocalDate;
import java.util.Map;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.organization.OrganizationCommand.Kind;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * The real directories over data that a test registers. They have their own event store, since a fixture's store only reads
 * the aggregate under test.
 */
public final class RegisteredData {

    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final OrganizationDirectory directory;

    public RegisteredData() {
        directory = new OrganizationDirectory(events());
    }

    public ObjectProvider<EventStore> events() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("eventStore", events);
        return beans.getBeanProvider(EventStore.class);
    }

    public OrganizationDirectory directory() {
        return directory;
    }

    public CategoryRulesDirectory categoryRules() {
        return new CategoryRulesDirectory(events());
    }

    /** The next version of the category rules. */
    public RegisteredData categories(long version) {
        return store(
                "CategoryRules",
                OrganizationCommand.CATEGORY_RULES,
                version,
                CategoriesDefined.of(Map.of("visit", "v" + version)));
    }

    public RegisteredData organization(String orgId) {
        return store("Organization", Kind.ORGANIZATION.aggregateId(orgId), 0, new OrganizationRegistered(orgId, orgId));
    }

    public RegisteredData chapter(String chapterId, String orgId) {
        return store(
                "Chapter",
                Kind.CHAPTER.aggregateId(chapterId),
                0,
                new ChapterRegistered(chapterId, orgId, chapterId, null, null));
    }

    RegisteredData period(String periodId, LocalDate start, LocalDate end) {
        return store(
                "ReportingPeriod",
                Kind.REPORTING_PERIOD.aggregateId(periodId),
                0,
                new ReportingPeriodRegistered(periodId, start, end));
    }

    RegisteredData changedPeriod(String periodId, LocalDate start, LocalDate end) {
        return store(
                "ReportingPeriod",
                Kind.REPORTING_PERIOD.aggregateId(periodId),
                1,
                new ReportingPeriodChanged(periodId, start, end));
    }

    public RegisteredData store(String type, String aggregateId, long sequence, Object event) {
        events.publish(new GenericDomainEventMessage<>(type, aggregateId, sequence, event));
        return this;
    }
}
