package no.bufdirreporting.audit.trail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/** Events as lines of JSON. */
public record EventLines(JsonMapper json) {

    /** @throws UncheckedIOException if nobody takes it */
    public void write(AuditedEvent event, OutputStream out) {
        try {
            out.write(json.writeValueAsBytes(event));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
