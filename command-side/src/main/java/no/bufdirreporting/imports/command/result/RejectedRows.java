package no.bufdirreporting.imports.command.result;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import no.bufdirreporting.imports.command.row.CellError;
import no.bufdirreporting.imports.command.row.Header;
import no.bufdirreporting.imports.command.row.SheetRow;
import no.bufdirreporting.imports.command.sheet.SheetStyle;
import tools.jackson.databind.json.JsonMapper;

/** The list of rejected rows of one import while it is written: a line about the sheet, and a line a row. */
public final class RejectedRows implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final FileChannel file;
    private final OutputStream out;
    private long bytes;

    /** What the first line says. */
    record Sheet(List<String> titles, SheetStyle style) {}

    private RejectedRows(FileChannel file, long bytes) {
        this.file = file;
        this.out = new BufferedOutputStream(Channels.newOutputStream(file));
        this.bytes = bytes;
    }

    /** @param bytes the length that belongs to the rows before; what is behind is of rows that are imported again */
    public static RejectedRows open(Path path, long bytes, Header header, SheetStyle style) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(bytes).position(bytes);
        var rows = new RejectedRows(file, bytes);
        if (bytes == 0) {
            rows.line(new Sheet(header.titles(), style));
        }
        return rows;
    }

    public void add(SheetRow row, List<CellError> errors) throws IOException {
        line(new RejectedRow(row.number(), row.cells(), errors));
    }

    private void line(Object line) throws IOException {
        byte[] json = JSON.writeValueAsBytes(line);
        out.write(json);
        out.write('\n');
        bytes += json.length + 1;
    }

    /** Writes what was added to the disk; returns the length of the list. */
    public long sync() throws IOException {
        out.flush();
        file.force(false);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
