package no.bufdirreporting.platform.query.operation;

import no.bufdirreporting.platform.http.security.ForAuditors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators how far the event processors are. */
@RestController
@ConditionalOnWebApplication
@ForAuditors
@RequestMapping(path = "/api/v1/admin/processors", produces = MediaType.APPLICATION_JSON_VALUE)
record ProcessorController(Processors processors) {

    @GetMapping
    ProcessorList list() {
        return processors.list();
    }
}
