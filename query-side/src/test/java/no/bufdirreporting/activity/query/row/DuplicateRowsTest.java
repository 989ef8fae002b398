package no.bufdirreporting.activity.query.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityQuery.FindPossibleDuplicates;
import no.bufdirreporting.activity.ActivityQuery.FindSurroundings;
import no.bufdirreporting.activity.ActivityQuery.PossibleDuplicates;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.PossibleDuplicate;
import no.bufdirreporting.activity.PossibleDuplicate.Reason;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateRowsTest {

    private static final Instant NOON = Instant.parse("2024-11-20T11:00:00Z");
    private static final String SORTING = "Library book sorting";

    private static final EventLog LOG = new EventLog();
    private static final RunningReadModel READ_MODEL = RunningReadModel.start(LOG);

    private static int activities;

    @AfterAll
    static void stop() {
        READ_MODEL.close();
    }

    @Test
    void activityOfTheSameTypeAndDayIsOneInAnyChapter() {
        String id = record("a", "lc-1", "visit", NOON, null);
        String sameChapter = record("a", "lc-1", "visit", Instant.parse("2024-11-19T23:00:00Z"), null);
        String otherChapter = record("a", "lc-2", "visit", Instant.parse("2024-11-20T22:59:59Z"), null);
        record("a", "lc-1", "visit", Instant.parse("2024-11-20T23:00:00Z"), null);
        record("a", "lc-1", "course", NOON, null);
        record("b", "lc-1", "visit", NOON, null);

        assertThat(find(id, first(10)).duplicates())
                .extracting(it -> it.activity().activityId(), PossibleDuplicate::sameChapter, it -> it.reasons())
                .containsExactly(
                        tuple(otherChapter, false, List.of(Reason.SAME_TYPE_AND_DAY)),
                        tuple(sameChapter, true, List.of(Reason.SAME_TYPE_AND_DAY)));
    }

    @Test
    void similarDescriptionAtAboutTheSameTimeIsOneOfAnyType() {
        String id = record("c", "lc-1", "visit", NOON, SORTING);
        String similar = record("c", "lc-2", "course", NOON.plus(Duration.ofHours(2)), "sorting books, library");
        record("c", "lc-1", "course", NOON.plus(Duration.ofHours(2)).plusSeconds(1), SORTING);
        record("c", "lc-1", "course", NOON, "Homework help");
        record("c", "lc-1", "course", NOON, null);
        record("d", "lc-1", "course", NOON, SORTING);

        var found = find(id, first(10));
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.duplicates().getFirst().activity().activityId()).isEqualTo(similar);
        assertThat(found.duplicates().getFirst().reasons()).containsExactly(Reason.SIMILAR_DESCRIPTION_AND_TIME);
    }

    @Test
    void bothReasonsAreNamed() {
        String id = record("e", "lc-1", "visit", NOON, SORTING);
        record("e", "lc-1", "visit", NOON, SORTING);
        assertThat(find(id, first(10)).duplicates().getFirst().reasons()).containsExactly(Reason.values());
    }

    @Test
    void cancelledActivityIsNoneAndHasNone() {
        String id = record("f", "lc-1", "visit", NOON, SORTING);
        String cancelled = write("f", facts("f", "lc-1", "visit", NOON, SORTING, ActivityStatus.CANCELLED));
        assertThat(find(id, first(10)).total()).isZero();
        assertThat(find(cancelled, first(10)).total()).isZero();
    }

    @Test
    void unknownActivityIsNotFound() {
        assertThat(READ_MODEL.ask(new FindPossibleDuplicates("act-nobody", first(10)), PossibleDuplicates.class))
                .isNull();
    }

    @Test
    void pagesByCursorMissNone() {
        String id = record("g", "lc-1", "visit", NOON, null);
        var all = new ArrayList<String>();
        for (int n = 0; n < 5; n++) {
            all.add(record("g", "lc-1", "visit", NOON.plusSeconds(n / 2), null));
        }
        var read = new ArrayList<String>();
        var slice = first(2);
        while (slice != null) {
            var page = find(id, slice);
            assertThat(page.total()).isEqualTo(5);
            page.duplicates().forEach(it -> read.add(it.activity().activityId()));
            slice = page.next() == null ? null : new Slice(0, 2, SortField.SUBMITTED_AT, false, page.next());
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    Library book sorting, library BOOK-sorting!, true
                    Leksehjelp på biblioteket, Leksehjelp biblioteket, true
                    Kafé for eldre, Kafé for de eldre, true
                    Turgruppe i marka, Turgrupper i Marka, true
                    Kafé for eldre, Leksehjelp for unge, false
                    Kafé, Turgruppe, false
                    ' ', ' ', false
                    ..., ..., false
                    """)
    void descriptionsAreSimilarIfTheyHaveMostLettersInCommon(String one, String other, boolean similar) {
        String contact = "contact-" + activities;
        record(contact, "lc-1", "visit", NOON, one);
        var asked = new FindSurroundings("act-new", "org-1", contact, "lc-1", "course", NOON, null, other, 1);
        assertThat(READ_MODEL.ask(asked, Surroundings.class).similar()).isEqualTo(similar);
    }

    private static PossibleDuplicates find(String id, Slice slice) {
        return READ_MODEL.ask(new FindPossibleDuplicates(id, slice), PossibleDuplicates.class);
    }

    private static Slice first(int limit) {
        return new Slice(0, limit, SortField.SUBMITTED_AT, false, null);
    }

    private static String record(
            String contact, String chapter, String type, Instant at, @Nullable String description) {
        return write(contact, facts(contact, chapter, type, at, description, ActivityStatus.COMPLETED));
    }

    private static String write(String contact, ActivityFacts facts) {
        String id = "act-" + contact + "-" + activities++;
        READ_MODEL.project(LOG.next(id, new ActivityRecorded(id, "org-1", facts, List.of())));
        return id;
    }

    private static ActivityFacts facts(
            String contact,
            String chapter,
            String type,
            Instant at,
            @Nullable String description,
            ActivityStatus status) {
        return new ActivityFacts(contact, chapter, type, at, BigDecimal.ONE, 1, status, description, null, null);
    }
}
