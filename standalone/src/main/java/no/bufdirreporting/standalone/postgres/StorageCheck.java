package no.bufdirreporting.standalone.postgres;

import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells at once that events cannot be stored, because PostgreSQL does not run or its disk is almost full. */
@Component
@Profile("!axonserver")
public final class StorageCheck {

    private final EmbeddedDatabase database;
    private final DiskSpace disk;

    StorageCheck(EmbeddedDatabase database, DiskSpace disk) {
        this.database = database;
        this.disk = disk;
    }

    /** @throws StoreUnavailableException if nothing can be stored */
    public void requireStorable() {
        if (!database.isRunning()) {
            throw StoreUnavailableException.down(null);
        }
        if (disk.isFull()) {
            throw StoreUnavailableException.full();
        }
    }
}
