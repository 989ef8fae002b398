package no.bufdirreporting.platform.http.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBoundTest {

    @ParameterizedTest
    @CsvSource({
        "2024-11-30T12:00:00Z,             2024-11-30T12:00:00Z,        2024-11-30T12:00:01Z",
        "2024-11-30T12:00:00.000Z,         2024-11-30T12:00:00Z,        2024-11-30T12:00:01Z",
        "2024-11-30T12:00:00.5Z,           2024-11-30T12:00:00.5Z,      2024-11-30T12:00:00.500001Z",
        "2024-11-30T12:00:00.999999Z,      2024-11-30T12:00:00.999999Z, 2024-11-30T12:00:01Z",
        "2024-11-30T13:00:00+01:00,        2024-11-30T12:00:00Z,        2024-11-30T12:00:01Z",
        "2024-11-30,                       2024-11-29T23:00:00Z,        2024-11-30T23:00:00Z",
        "2024-03-31,                       2024-03-30T23:00:00Z,        2024-03-31T22:00:00Z",
        "2024-10-27,                       2024-10-26T22:00:00Z,        2024-10-27T23:00:00Z"
    })
    void aBoundIsInclusive(String written, Instant from, Instant before) {
        assertThat(TimeBound.parse(written)).isEqualTo(new TimeBound(from, before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-11",
                "2024-02-30",
                "30.11.2024",
                "2024-11-30T12:00Z",
                "2024-11-30T25:00:00Z",
                "2024-11-30T12:00:00"
            })
    void otherTextIsRejected(String written) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> TimeBound.parse(written));
    }

    @Test
    void aSpanRunsFromTheStartOfOneBoundToTheEndOfTheOther() {
        var day = TimeBound.parse("2024-11-30");
        assertThat(TimeBound.start(day)).isEqualTo(day.from());
        assertThat(TimeBound.end(day)).isEqualTo(day.before());
    }

    @Test
    void anAbsentBoundLeavesTheSpanOpen() {
        assertThat(TimeBound.start(null)).isNull();
        assertThat(TimeBound.end(null)).isNull();
    }
}
