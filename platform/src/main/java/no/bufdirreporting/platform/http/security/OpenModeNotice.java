package no.bufdirreporting.platform.http.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Says at the start what it means that the service is open. */
final class OpenModeNotice {

    private static final Logger log = LoggerFactory.getLogger(OpenModeNotice.class);

    private final SecurityProperties security;

    OpenModeNotice(SecurityProperties security) {
        this.security = security;
    }

    @EventListener
    void warn(WebServerInitializedEvent started) {
        if (security.isOpen()) {
            log.warn(
                    "bufdir.security.mode is open: clients of port {} need no token, except for auditing, operation and"
                            + " administration",
                    started.getWebServer().getPort());
        }
    }
}
