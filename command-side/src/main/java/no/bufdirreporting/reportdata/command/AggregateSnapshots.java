package no.bufdirreporting.reportdata.command;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon's snapshots of aggregates: what keeps loading a {@link ReportSnapshot} as fast as in its first days. */
@Configuration(proxyBeanMethods = false)
class AggregateSnapshots {

    private static final int EVENTS_TO_LOAD_AT_MOST = 50;

    @Bean
    SnapshotTriggerDefinition reportSnapshotTrigger(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_TO_LOAD_AT_MOST);
    }
}
