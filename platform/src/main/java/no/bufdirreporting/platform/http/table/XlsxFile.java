package no.bufdirreporting.platform.http.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.platform.http.table.TableShape.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as XLSX, some rows at a time. Dates and numbers are those of a spreadsheet; instants are shown in the time
 * of Oslo, since spreadsheets know no time zones. A sheet that is full is followed by another one.
 */
final class XlsxFile {

    private static final int ROWS_IN_MEMORY = 1_000;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_NAME = 28;
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\[\\]:*?/\\\\']");
    private static final int DIGITS_OF_A_NUMBER = 15;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private final Table table;
    private final Workbook workbook;

    private XlsxFile(Table table, Workbook workbook) {
        this.table = table;
        this.workbook = workbook;
    }

    static void write(Table table, OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Bufdir", "1.0");
        var file = new XlsxFile(table, workbook);
        int number = 1;
        do {
            file.writeSheet(number++);
        } while (table.rows().hasNext());
        workbook.finish();
    }

    private void writeSheet(int number) throws IOException {
        var sheet = workbook.newWorksheet(name(number));
        sheet.freezePane(0, 1);
        writeHeaders(sheet, table.headers());
        int row = 1;
        while (row < Worksheet.MAX_ROWS && table.rows().hasNext()) {
            write(sheet, row++, table.rows().next());
            if (row % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    private String name(int number) {
        String whole = NOT_IN_NAMES.matcher(table.name()).replaceAll("_");
        String name = whole.substring(0, Math.min(whole.length(), LONGEST_NAME));
        return number == 1 ? name : name + " " + number;
    }

    private static void writeHeaders(Worksheet sheet, List<String> headers) {
        for (int column = 0; column < headers.size(); column++) {
            sheet.inlineString(0, column, headers.get(column));
            sheet.style(0, column).bold().set();
        }
    }

    private void write(Worksheet sheet, int row, Row values) {
        int index = 0;
        for (var column : table.columns()) {
            write(sheet, row, index++, table.cell(column, values));
        }
    }

    private static void write(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Boolean it -> sheet.value(row, column, it);
            case Number it
            when new BigDecimal(it.toString()).precision() <= DIGITS_OF_A_NUMBER -> sheet.value(row, column, it);
            case Instant it
            when !OsloCalendar.dayOf(it).isBefore(FIRST_DAY) -> {
                sheet.value(row, column, it.atZone(OsloCalendar.ZONE).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case LocalDate it
            when !it.isBefore(FIRST_DAY) -> {
                sheet.value(row, column, it);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> sheet.inlineString(row, column, shortened(value.toString()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
