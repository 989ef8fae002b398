package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The free space of the data directory's disk. PostgreSQL ends itself when it cannot write its log, so nothing more is
 * stored well before that; reading goes on.
 */
@Component
@Profile("!axonserver")
class DiskSpace {

    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

    private final FileStore disk;
    private final DataSize warnBelow;
    private final DataSize refuseBelow;
    private volatile State state = State.ENOUGH;

    private enum State {
        ENOUGH,
        LITTLE,
        FULL
    }

    DiskSpace(
            EmbeddedDatabase database,
            @Value("${bufdir.disk.warn-below:1GB}") DataSize warnBelow,
            @Value("${bufdir.disk.refuse-below:256MB}") DataSize refuseBelow)
            throws IOException {
        this.disk = Files.getFileStore(database.directory());
        this.warnBelow = warnBelow;
        this.refuseBelow = refuseBelow;
        look();
    }

    /** Whether there is so little space that no event may be stored. */
    boolean isFull() {
        return state == State.FULL;
    }

    /** In bytes. */
    long free() {
        try {
            return disk.getUsableSpace();
        } catch (IOException unknown) {
            return 0;
        }
    }

    @Scheduled(fixedDelay = 1000)
    void look() throws IOException {
        long free = disk.getUsableSpace();
        var now = free < refuseBelow.toBytes() ? State.FULL : free < warnBelow.toBytes() ? State.LITTLE : State.ENOUGH;
        if (now != state) {
            state = now;
            report(DataSize.ofBytes(free).toMegabytes());
        }
    }

    private void report(long megabytes) {
        switch (state) {
            case FULL ->
                log.error(
                        "{} MB are free on the disk of the data directory: writes are refused, reads go on", megabytes);
            case LITTLE ->
                log.warn(
                        "{} MB are free on the disk of the data directory; below {} MB writes are refused",
                        megabytes,
                        refuseBelow.toMegabytes());
            case ENOUGH -> log.info("{} MB are free on the disk of the data directory again", megabytes);
        }
    }
}
