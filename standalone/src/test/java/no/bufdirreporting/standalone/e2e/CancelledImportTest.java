package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports are cancelled while they run. */
class CancelledImportTest {

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @ParameterizedTest
    @EnumSource
    void cancelledImportEnds(ImportedKind kind) {
        int rows = 5 * kind.manyRows;
        String location = kind.start(api, org, kind.rows(org, 0, rows));
        api.delete(location).expect(202);

        var ended = Imports.endedAt(api, location);
        assertThat(ended.text("status")).isEqualTo("cancelled");
        long accepted = ended.at("/result/accepted").longValue();
        assertThat(accepted).isLessThan(rows).isEqualTo(kind.recorded(api, org));
    }
}
