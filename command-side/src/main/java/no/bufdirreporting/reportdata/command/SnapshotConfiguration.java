package no.bufdirreporting.reportdata.command;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures Axon snapshots of {@link ReportSnapshot}, so that loading one does not slow down as its events grow. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    private static final int SNAPSHOT_THRESHOLD = 50;

    @Bean
    SnapshotTriggerDefinition reportSnapshotTrigger(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_THRESHOLD);
    }
}
