package no.bufdirreporting.imports.command.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowKeysTest {

    private static RowKeys keys(String orgId) {
        return new RowKeys(orgId, RowKeysTest::sha256);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void sameRowHasTheSameIdInEveryFile() {
        var one = keys("org-1");
        one.next(row(null, "ola", 2));
        assertThat(keys("org-1").next(row(null, "kari", 2)).activityId())
                .isEqualTo(one.next(row(null, "kari", 3)).activityId());
        assertThat(keys("org-1").next(row("a", "kari", 2)).activityId())
                .isEqualTo(one.next(row("a", "per", 4)).activityId());
    }

    @Test
    void organizationsKeysAreApart() {
        assertThat(keys("org-1").next(row("a", "kari", 2)).activityId())
                .isNotEqualTo(keys("org-2").next(row("a", "kari", 2)).activityId());
    }

    @Test
    void equalRowsWithoutKeyAreSeveral() {
        var keys = keys("org-1");
        var ids = new HashSet<String>();
        for (int i = 0; i < 5000; i++) {
            ids.add(keys.next(row(null, "kari", i)).activityId());
            ids.add(keys.next(row(null, "contact-" + i, i)).activityId());
        }
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void keyThatComesAgainIsRecognized() {
        var keys = keys("org-1");
        for (int i = 1; i <= 5000; i++) {
            assertThat(keys.next(row("key-" + i, "kari", i)).earlierRow()).isZero();
        }
        var same = keys.next(row("key-17", "kari", 6000));
        assertThat(same.earlierRow()).isEqualTo(17);
        assertThat(same.sameContent()).isTrue();
        assertThat(keys.next(row("key-17", "ola", 6001)).sameContent()).isFalse();
    }

    private static Accepted<String> row(@Nullable String key, String contact, long number) {
        return new Accepted<>(new SheetRow(number, List.of()), key, "Oslo Nord, " + contact, contact);
    }
}
