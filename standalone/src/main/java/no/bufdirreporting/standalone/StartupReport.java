package no.bufdirreporting.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs the URLs of the service after the start. */
@Component
class StartupReport {

    private static final Logger log = LoggerFactory.getLogger(StartupReport.class);

    private final WebServerApplicationContext web;
    private final LoopbackAddress loopback;

    StartupReport(WebServerApplicationContext web, LoopbackAddress loopback) {
        this.web = web;
        this.loopback = loopback;
    }

    @EventListener
    void report(ApplicationReadyEvent started) {
        int port = web.getWebServer() == null ? 0 : web.getWebServer().getPort();
        if (loopback.isUsed()) {
            log.info("It is reached from this machine only, since server.address is not set");
        }
        log.info(
                "Started in {} s: the API is at http://localhost:{}/api/v1, health at http://localhost:{}/actuator/health",
                started.getTimeTaken().toMillis() / 1000.0,
                port,
                port);
    }
}
