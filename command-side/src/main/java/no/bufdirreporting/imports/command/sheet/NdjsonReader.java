package no.bufdirreporting.imports.command.sheet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.command.row.SheetRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one JSON object a line. The first row that it returns are the names of all fields of the file. */
final class NdjsonReader implements SheetReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MAX_NAMES = 200;

    private final Path file;
    private final ImportKind kind;
    private BoundedLines text;
    private LineNumberReader lines;
    private @Nullable List<String> names;

    NdjsonReader(Path file, ImportKind kind) throws IOException {
        this.file = file;
        this.kind = kind;
        text = open();
        lines = new LineNumberReader(text);
    }

    private BoundedLines open() throws IOException {
        return new BoundedLines(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable SheetRow next() throws IOException {
        if (names == null) {
            names = readNames();
            return new SheetRow(0, names);
        }
        var object = nextObject();
        if (object == null) {
            return null;
        }
        var cells = new ArrayList<String>();
        names.forEach(name -> cells.add(text(object.path(name))));
        return new SheetRow(lines.getLineNumber(), cells);
    }

    private List<String> readNames() throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (var object = nextObject(); object != null; object = nextObject()) {
            found.addAll(object.propertyNames());
            if (found.size() > MAX_NAMES) {
                throw new UnreadableSheetException("The objects have more than " + MAX_NAMES + " different fields.");
            }
        }
        // An object need not have any field: what it lacks is said of each.
        for (var column : kind.required()) {
            if (found.stream().noneMatch(it -> kind.column(it) == column)) {
                found.add(column.field());
            }
        }
        close();
        text = open();
        lines = new LineNumberReader(text);
        return List.copyOf(found);
    }

    private @Nullable ObjectNode nextObject() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            text.nextRow();
            if (!line.isBlank()) {
                return parse(line);
            }
        }
        return null;
    }

    private ObjectNode parse(String line) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException invalid) {
            // Answered below.
        }
        throw new UnreadableSheetException("Line " + lines.getLineNumber() + " is not a JSON object.");
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString(value.toString());
    }

    @Override
    public SheetStyle style() {
        return SheetStyle.of(ImportFormat.NDJSON);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
