package no.bufdirreporting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Migrations of one schema have different versions. Two branches may have added the same one, which Flyway finds only when a
 * service starts.
 */
class MigrationVersionsTest {

    @Test
    void noTwoMigrationsOfASchemaHaveTheSameVersion() throws IOException {
        List<Path> migrations;
        try (var files = Files.walk(Path.of(".."))) {
            migrations = files.filter(it -> it.toString().contains("/src/main/resources/db/"))
                    .filter(it -> it.toString().endsWith(".sql"))
                    .toList();
        }

        assertThat(migrations).hasSizeGreaterThan(20);
        assertThat(migrations)
                .extracting(it -> it.getParent().getFileName() + "/"
                        + it.getFileName().toString().split("__", 2)[0])
                .doesNotHaveDuplicates();
    }
}
