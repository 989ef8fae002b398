package no.bufdirreporting.imports.command.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes one JSON object a line, without the fields that are empty. */
final class NdjsonWriter implements SheetWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final OutputStream out;
    private @Nullable List<String> names;

    NdjsonWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    @Override
    public void write(List<String> cells) throws IOException {
        if (names == null) {
            names = cells;
            return;
        }
        var object = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                object.put(names.get(i), cells.get(i));
            }
        }
        out.write(JSON.writeValueAsBytes(object));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
