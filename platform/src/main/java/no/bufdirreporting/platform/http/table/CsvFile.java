package no.bufdirreporting.platform.http.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import no.bufdirreporting.platform.http.table.TableShape.Row;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes a table as CSV, row by row. */
final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {}

    static void write(Table table, OutputStream out) throws IOException {
        var dialect = table.dialect();
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (dialect.isNorwegian()) {
            writer.write(BYTE_ORDER_MARK);
        }
        var format =
                CSVFormat.RFC4180.builder().setDelimiter(dialect.delimiter()).get();
        var csv = new CSVPrinter(writer, format);
        csv.printRecord(table.headers());
        while (table.rows().hasNext()) {
            Row row = table.rows().next();
            for (var column : table.columns()) {
                csv.print(text(table.cell(column, row), dialect));
            }
            csv.println();
        }
        csv.flush();
    }

    private static @Nullable String text(@Nullable Object value, Dialect dialect) {
        return switch (value) {
            case null -> null;
            case BigDecimal it -> {
                String number = it.stripTrailingZeros().toPlainString();
                yield dialect.isNorwegian() ? number.replace('.', ',') : number;
            }
            case String it -> dialect.text(it);
            default -> value.toString();
        };
    }
}
