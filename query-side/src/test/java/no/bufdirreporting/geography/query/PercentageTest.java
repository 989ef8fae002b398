package no.bufdirreporting.geography.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentageTest {

    @ParameterizedTest(name = "{0} of {1} is {2} %")
    @CsvSource({
        // Nobody took part.
        "0, 0, 0",
        "0, 7, 0",
        // One region has everybody.
        "1, 1, 100",
        "540, 540, 100",
        // The published example.
        "540, 1842, 29.3",
        "420, 1842, 22.8",
        "198, 1842, 10.7",
        "145, 1842, 7.9",
        // Thirds do not add up to 100, and are not made to.
        "1, 3, 33.3",
        "2, 3, 66.7",
        // Exactly half a tenth goes up, the least bit less goes down.
        "1, 2000, 0.1",
        "1, 2001, 0",
        "3, 2000, 0.2",
        "5, 2000, 0.3",
        "1, 16, 6.3",
        "3, 16, 18.8",
        "1, 8, 12.5",
        "1999, 2000, 100",
        "999499999, 1000000000, 99.9",
        "999500000, 1000000000, 100",
        // More than fits a double.
        "9007199254740993, 9007199254740993, 100",
        "4503599627370497, 9007199254740993, 50"
    })
    void isRoundedToOneDecimalHalfUp(long part, long whole, BigDecimal percentage) {
        assertThat(Percentage.of(part, whole)).isEqualByComparingTo(percentage);
        assertThat(Percentage.of(part, whole).scale()).isLessThanOrEqualTo(1);
    }
}
