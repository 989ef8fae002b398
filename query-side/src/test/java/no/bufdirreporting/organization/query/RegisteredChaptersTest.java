package no.bufdirreporting.organization.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.junit.jupiter.api.Test;

class RegisteredChaptersTest {

    private static final LocalDate JUNE = LocalDate.of(2024, 6, 1);
    private static final List<PastEvent> EVENTS = List.of(
            event(1, 0, new ChapterRegistered("lc-1", "org-1", "Nord", "Oslo", null)),
            event(4, 0, new ChapterRegistered("lc-2", "org-1", "Vest", null, null)),
            event(5, 1, new ChapterRelocated("lc-1", "org-1", "Vestland", null, JUNE)),
            event(7, 2, new ChapterRenamed("lc-1", "org-1", "Vest")),
            event(9, 3, new ChapterMoved("lc-1", "org-1", "Rogaland", null)));

    private static PastEvent event(long position, long sequence, Object payload) {
        return new PastEvent(position, Instant.EPOCH.plusSeconds(position), sequence, payload);
    }

    @Test
    void chaptersAreWhatTheirEventsUntilThenHaveMadeThem() {
        var third = RegisteredChapters.after(EVENTS.subList(0, 3));
        assertThat(third.version()).isEqualTo(3);
        assertThat(third.nameOf("lc-1")).isEqualTo("Nord");
        assertThat(third.regionOf("lc-1", JUNE.minusDays(1))).isEqualTo("Oslo");
        assertThat(third.regionOf("lc-1", JUNE)).isEqualTo("Vestland");
        assertThat(third.regionOf("lc-2", JUNE)).isNull();
        assertThat(third.moves()).containsExactly(JUNE);
    }

    @Test
    void laterEventsRenameAndCorrectThem() {
        var all = RegisteredChapters.after(EVENTS);
        assertThat(all.nameOf("lc-1")).isEqualTo("Vest");
        assertThat(all.regionOf("lc-1", JUNE.minusDays(1))).isEqualTo("Rogaland");
        assertThat(all.moves()).isEmpty();
        var chapter = all.byId().get("lc-1");
        assertThat(chapter.version()).isEqualTo(3);
        assertThat(chapter.createdAt()).isEqualTo(Instant.EPOCH.plusSeconds(1));
        assertThat(chapter.updatedAt()).isEqualTo(Instant.EPOCH.plusSeconds(9));
    }

    @Test
    void beforeTheFirstThereAreNone() {
        assertThat(RegisteredChapters.after(List.of()).byId()).isEmpty();
        assertThatThrownBy(() -> RegisteredChapters.after(EVENTS.subList(2, 3))).hasMessageContaining("lc-1");
    }
}
