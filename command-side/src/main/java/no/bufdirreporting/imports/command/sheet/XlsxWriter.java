package no.bufdirreporting.imports.command.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.command.row.Header;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a workbook with one sheet, as a stream. Days are dates again, and numbers are numbers. */
final class XlsxWriter implements SheetWriter {

    private static final int ROWS_IN_MEMORY = 500;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d+)?");

    private final Workbook workbook;
    private final Worksheet sheet;
    private final Set<Integer> numeric;
    private final Set<Integer> days;
    private int row;

    XlsxWriter(Header header, OutputStream out) {
        workbook = new Workbook(out, "Bufdir reporting", "1.0");
        sheet = workbook.newWorksheet(header.kind().norwegian());
        numeric = columns(
                header,
                ImportColumn.HOURS,
                ImportColumn.PARTICIPANT_COUNT,
                ImportColumn.SUBMITTED_AT,
                ImportColumn.EFFECTIVE_FROM);
        days = columns(header, ImportColumn.SUBMITTED_AT, ImportColumn.EFFECTIVE_FROM);
    }

    private static Set<Integer> columns(Header header, ImportColumn... columns) {
        return Stream.of(columns)
                .filter(header.columns()::containsKey)
                .map(header.columns()::get)
                .collect(Collectors.toSet());
    }

    @Override
    public void write(List<String> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (row > 0 && numeric.contains(column) && NUMBER.matcher(cell).matches()) {
                sheet.value(row, column, new BigDecimal(cell));
                if (days.contains(column)) {
                    sheet.style(row, column).format("dd.mm.yyyy").set();
                }
            } else if (!cell.isEmpty()) {
                sheet.inlineString(row, column, cell);
            }
        }
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
