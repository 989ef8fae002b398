package no.bufdirreporting.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import no.bufdirreporting.activity.ActivityChanges.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityFactsTest {

    private static final Instant MONDAY = Instant.parse("2024-11-25T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2024-11-26T12:00:00Z");
    private static final ActivityFacts FACTS = withHours("2.5");
    private static final ActivityChanges NONE =
            new ActivityChanges(null, null, null, null, null, null, null, null, null, null, null);

    @ParameterizedTest
    @CsvSource({
        "4.00, 4",
        "4, 4",
        "2.50, 2.5",
        "2.25, 2.25",
        "100, 100",
        "1E+2, 100",
        "100.0, 100",
        "0.00, 0",
        "0E+3, 0"
    })
    void hoursAreNormalized(String hours, String written) {
        assertThat(withHours(hours).hours()).hasToString(written);
        assertThat(withHours(hours)).isEqualTo(withHours(written));
    }

    @Test
    void atChangesOnlyTheTime() {
        var later = FACTS.at(TUESDAY);
        assertThat(later.submittedAt()).isEqualTo(TUESDAY);
        assertThat(later).isNotEqualTo(FACTS);
        assertThat(later.at(MONDAY)).isEqualTo(FACTS);
    }

    @Test
    void withoutTextsClearsOnlyDescriptionAndLocation() {
        assertThat(FACTS.withoutTexts())
                .usingRecursiveComparison()
                .ignoringFields("description", "location")
                .isEqualTo(FACTS);
        assertThat(FACTS.withoutTexts()).extracting("description", "location").containsOnlyNulls();
    }

    @Test
    void emptyChangesLeaveTheFactsUnchanged() {
        assertThat(NONE.applyTo(FACTS)).isEqualTo(FACTS);
    }

    @Test
    void changesOfAllFieldsAreApplied() {
        var changes = new ActivityChanges(
                "org-2",
                "contact-2",
                "chapter-2",
                "youth_club",
                TUESDAY,
                new BigDecimal("4.00"),
                0,
                ActivityStatus.CANCELLED,
                new Text("Avlyst"),
                new Text("Skolen"),
                new Text("annet"));
        assertThat(changes.applyTo(FACTS))
                .isEqualTo(new ActivityFacts(
                        "contact-2",
                        "chapter-2",
                        "youth_club",
                        TUESDAY,
                        new BigDecimal("4"),
                        0,
                        ActivityStatus.CANCELLED,
                        "Avlyst",
                        "Skolen",
                        "annet"));
    }

    @Test
    void textsAndTheCategoryCanBeCleared() {
        var cleared = new Text(null);
        var changes = new ActivityChanges(null, null, null, null, null, null, null, null, cleared, cleared, cleared);
        assertThat(changes.applyTo(FACTS))
                .isEqualTo(new ActivityFacts(
                        "contact-1",
                        "chapter-1",
                        "mentoring",
                        MONDAY,
                        new BigDecimal("2.5"),
                        4,
                        ActivityStatus.COMPLETED,
                        null,
                        null,
                        null));
    }

    private static ActivityFacts withHours(String hours) {
        return new ActivityFacts(
                "contact-1",
                "chapter-1",
                "mentoring",
                MONDAY,
                new BigDecimal(hours),
                4,
                ActivityStatus.COMPLETED,
                "Leksehjelp",
                "Biblioteket",
                "ungdom");
    }
}
