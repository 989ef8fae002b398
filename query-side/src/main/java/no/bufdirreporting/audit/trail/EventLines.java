package no.bufdirreporting.audit.trail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as NDJSON. */
public record EventLines(JsonMapper json) {

    /** @throws UncheckedIOException if the line cannot be written */
    public void write(AuditedEvent event, OutputStream out) {
        try {
            out.write(json.writeValueAsBytes(event));
            out.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
