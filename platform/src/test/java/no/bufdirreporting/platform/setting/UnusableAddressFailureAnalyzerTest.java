package no.bufdirreporting.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextException;
import org.springframework.mock.env.MockEnvironment;

class UnusableAddressFailureAnalyzerTest {

    private final UnusableAddressFailureAnalyzer analyzer =
            new UnusableAddressFailureAnalyzer(new MockEnvironment().withProperty("server.port", "8099"));

    @Test
    void aPortInUseIsNamedInTheLanguageOfTheMachine() {
        var failure = new ApplicationContextException(
                "Failed to start bean 'webServerStartStop'", new BindException("Adressen er allerede i bruk"));
        var analysis = analyzer.analyze(failure);
        assertThat(analysis.getDescription())
                .isEqualTo("The server cannot listen on port 8099: Adressen er allerede i bruk.");
        assertThat(analysis.getAction()).contains("--server.port");
    }
}
