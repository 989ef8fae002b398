package no.bufdirreporting.operation.query;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import no.bufdirreporting.operation.ProcessorCommand;
import no.bufdirreporting.operation.ProcessorCommand.PauseProcessor;
import no.bufdirreporting.operation.ProcessorCommand.ResumeProcessor;
import no.bufdirreporting.operation.query.ProcessorList.Processor;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.security.ForAuditors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators how far the event processors are, and lets administrators pause them. */
@RestController
@ConditionalOnWebApplication
@ForAuditors
@RequestMapping(path = "/api/v1/admin/processors", produces = MediaType.APPLICATION_JSON_VALUE)
record ProcessorController(Processors processors, CommandGateway commands) {

    @GetMapping
    ProcessorList list() {
        return processors.list();
    }

    /** Returns when no node hands events to the processor any more, or a little later. */
    @PostMapping("/{name}/pause")
    Processor pause(@PathVariable String name, @StrictBody Change change, IdempotencyKey key, Principal sender) {
        processors.requirePausable(name);
        return changed(new PauseProcessor(name, change.reason(), key.of(sender)));
    }

    @PostMapping("/{name}/resume")
    Processor resume(@PathVariable String name, @StrictBody Change change, IdempotencyKey key, Principal sender) {
        processors.requirePausable(name);
        try {
            return changed(new ResumeProcessor(name, change.reason(), key.of(sender)));
        } catch (RuntimeException refused) {
            if (!Refusals.isNotFound(refused)) {
                throw refused;
            }
            // It was never paused.
            return processors.awaitResumed(name);
        }
    }

    private Processor changed(ProcessorCommand command) {
        boolean paused = commands.sendAndWait(command);
        return paused ? processors.awaitStopped(command.processor()) : processors.awaitResumed(command.processor());
    }

    /** @param reason why, for those who read the audit trail */
    record Change(@NotBlank @Size(max = 1000) String reason) {}
}
