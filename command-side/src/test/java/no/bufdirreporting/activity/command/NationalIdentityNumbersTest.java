package no.bufdirreporting.activity.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdentityNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01018000055",
                "010180 00055",
                "010180-00055",
                "contact-01018000055",
                "født: 01018000055, kjent",
                "41018000049",
                "01418000038",
                "01818000010",
                "01668000084"
            })
    void numberIsFound(String text) {
        assertThat(NationalIdentityNumbers.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000",
                "32018000007",
                "01138000083",
                "01018000056",
                "101018000055",
                "010180000551",
                "010180  00055",
                "0101800005",
                "contact-8821",
                "",
                "41234567890"
            })
    void otherTextIsNot(String text) {
        assertThat(NationalIdentityNumbers.isIn(text)).isFalse();
    }
}
