package no.bufdirreporting.imports.command;

import java.io.InputStream;
import no.bufdirreporting.imports.ImportCommand.StartImport;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.ImportOptions;
import no.bufdirreporting.imports.ImportView;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.platform.command.EarlierRequests;
import no.bufdirreporting.platform.command.Ids;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receives files and starts their imports. */
@Component
record ImportStarter(ImportDirectory directory, ImportWorker worker, EarlierRequests earlier, CommandGateway commands) {

    /**
     * Receives the file before it starts the import: from then on a crash does not lose it.
     *
     * @param key the idempotency key, or null
     */
    ImportView start(
            String orgId,
            ImportKind kind,
            ImportFormat format,
            ImportOptions options,
            @Nullable String key,
            InputStream body) {
        var received = directory.receive(body);
        String id = Ids.of(kind.idPrefix(), orgId, key);
        var command = new StartImport(id, orgId, kind, received.as(format), options);
        try {
            if (key != null && earlier.made(id)) {
                return commands.sendAndWait(command);
            }
            directory.adopt(received, id);
            return started(command);
        } finally {
            ImportDirectory.discard(received.path());
        }
    }

    private ImportView started(StartImport command) {
        try {
            ImportView view = commands.sendAndWait(command);
            worker.wake();
            return view;
        } catch (RuntimeException failed) {
            // Otherwise it may have been stored after all.
            if (Refusals.reason(failed).filter(it -> !it.isConcurrentChange()).isPresent()) {
                directory.disown(command.importId(), command.file());
            }
            throw failed;
        }
    }
}
