package no.bufdirreporting.audit.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/** Events as lines of JSON. */
record EventLines(JsonMapper json) {

    /** @throws UncheckedIOException if nobody takes it */
    void write(AuditedEvent event, OutputStream out) {
        try {
            out.write(json.writeValueAsBytes(event));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
