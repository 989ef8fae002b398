package no.bufdirreporting.imports.command.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.command.row.SheetRow;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads one sheet of a workbook as a stream. Of a formula it reads the value that the spreadsheet has stored. */
final class XlsxReader implements SheetReader {

    /** The texts of a workbook are held in memory. */
    private static final long MAX_TEXTS = 64L << 20;

    private static final int MAX_WORKBOOK = 1 << 20;
    private static final int DAYS_UNTIL_1904 = 1462;
    private static final Pattern FROM_1904 = Pattern.compile("<(\\w+:)?workbookPr[^>]*\\bdate1904=[\"'](1|true)[\"']");

    /** What spreadsheets show of a number; the digits behind are noise of binary fractions. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final String UNREADABLE = "The file is not an XLSX workbook.";

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final int firstSerial;

    /** @param index of the sheet, from 0 */
    private XlsxReader(ReadableWorkbook workbook, Stream<Row> stream, int firstSerial) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        this.firstSerial = firstSerial;
    }

    /** Opens the sheet with this number, from 0; null if there are fewer. */
    static @Nullable XlsxReader open(Path file, int number) throws IOException {
        int firstSerial = check(file) ? DAYS_UNTIL_1904 : 0;
        var workbook = workbook(file);
        try {
            var sheet = workbook.getSheet(number);
            if (sheet.isPresent()) {
                return new XlsxReader(workbook, sheet.get().openStream(), firstSerial);
            }
            workbook.close();
            return null;
        } catch (ExcelReaderException invalid) {
            workbook.close();
            throw new UnreadableSheetException(UNREADABLE);
        }
    }

    private static ReadableWorkbook workbook(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile());
        } catch (ExcelReaderException | ZipException invalid) {
            throw new UnreadableSheetException(UNREADABLE);
        }
    }

    /** Whether its days are counted from 1904. */
    private static boolean check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var texts = zip.getEntry("xl/sharedStrings.xml");
            if (texts != null && texts.getSize() > MAX_TEXTS) {
                throw new UnreadableSheetException("The workbook has too many texts. Save it as CSV and import that.");
            }
            var description = zip.getEntry("xl/workbook.xml");
            if (description == null) {
                throw new UnreadableSheetException(UNREADABLE);
            }
            try (var in = zip.getInputStream(description)) {
                var xml = new String(in.readNBytes(MAX_WORKBOOK), StandardCharsets.UTF_8);
                return FROM_1904.matcher(xml).find();
            }
        } catch (ZipException invalid) {
            throw new UnreadableSheetException(UNREADABLE);
        }
    }

    @Override
    public @Nullable SheetRow next() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            var row = rows.next();
            var cells = new ArrayList<String>();
            for (int i = 0; i < row.getCellCount(); i++) {
                cells.add(text(row.getCell(i)));
            }
            return new SheetRow(row.getRowNum(), cells);
        } catch (ExcelReaderException invalid) {
            throw new UnreadableSheetException("The sheet cannot be read to its end.");
        }
    }

    private static String text(@Nullable Cell cell) {
        Object value = cell == null ? null : cell.getValue();
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.round(SHOWN).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    @Override
    public int firstSerial() {
        return firstSerial;
    }

    @Override
    public SheetStyle style() {
        return SheetStyle.of(ImportFormat.XLSX);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
