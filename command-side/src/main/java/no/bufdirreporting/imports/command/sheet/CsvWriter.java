package no.bufdirreporting.imports.command.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.table.Dialect;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV: in Unicode with a byte order mark, as Excel needs it. */
final class CsvWriter implements SheetWriter {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d., ]+");

    private final CSVPrinter rows;

    CsvWriter(SheetStyle style, OutputStream out) throws IOException {
        var charset = Charset.forName(style.charset());
        var text = new BufferedWriter(new OutputStreamWriter(out, charset));
        if (!charset.equals(Charsets.WINDOWS)) {
            text.write('\uFEFF');
        }
        rows = CSVFormat.RFC4180.builder().setDelimiter(style.delimiter()).get().print(text);
    }

    @Override
    public void write(List<String> cells) throws IOException {
        rows.printRecord(cells.stream().map(CsvWriter::harmless).toList());
    }

    /** A text that spreadsheets would run as a formula begins with an apostrophe; the import takes it off again. */
    private static String harmless(String text) {
        return NUMBER.matcher(text).matches() ? text : Dialect.EXCEL_NB.text(text);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
