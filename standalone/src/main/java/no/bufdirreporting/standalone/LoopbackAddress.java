package no.bufdirreporting.standalone;

import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Lets the service listen on loopback if it is open to everybody, unless {@code server.address} is set: who only tries it
 * out must not publish it to the network.
 */
@Component
class LoopbackAddress implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private final boolean used;

    LoopbackAddress(@Value("${bufdir.security.mode:open}") String mode, Environment environment) {
        used = mode.equals("open") && !environment.containsProperty("server.address");
    }

    boolean isUsed() {
        return used;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        if (used) {
            server.setAddress(InetAddress.getLoopbackAddress());
        }
    }
}
