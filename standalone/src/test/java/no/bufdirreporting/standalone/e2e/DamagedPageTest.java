package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of the stored events that no longer fits its checksum, as a broken disk leaves it. */
@StandaloneOnly
class DamagedPageTest {

    private static final int PAGE = 8192;
    private static final String FILE = "select pg_relation_filepath('events.domain_event_entry')";

    @TempDir
    Path temporary;

    /** A start reads some events again; in so small a store it needs the first page. */
    @Test
    void aStartAndAVerificationThatNeedItSayWhatIsDamagedAndWhatHelps() throws Exception {
        var directory = new DirectoryAtRest(Files.createDirectory(temporary.resolve("data")));
        try (var service = ApplicationProcess.start(directory.path())) {
            Given.organization(service.api());
        }
        damageFirstPage(directory);

        try (var service = ApplicationProcess.launch(directory.path())) {
            assertThat(service.awaitEnd()).isNotZero();
            assertNamed(service.output());
        }
        assertNamed(CommandProcess.run(directory.path(), "audit", "verify")
                .expect(3)
                .errors());
    }

    private static void assertNamed(String output) {
        assertThat(output)
                .contains("What is stored is damaged. ERROR: invalid page in block 0 of relation")
                .contains("restore --from")
                .doesNotContain("\tat ");
    }

    private static void damageFirstPage(DirectoryAtRest directory) throws Exception {
        String file = directory.database(
                connection -> DirectoryAtRest.strings(connection, FILE).getFirst());
        var garbage = new byte[PAGE / 2];
        Arrays.fill(garbage, (byte) 'x');
        try (var events =
                FileChannel.open(directory.path().resolve("postgres").resolve(file), StandardOpenOption.WRITE)) {
            events.write(ByteBuffer.wrap(garbage), PAGE / 2);
        }
    }
}
