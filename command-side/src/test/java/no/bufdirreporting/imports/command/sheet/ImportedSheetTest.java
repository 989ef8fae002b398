package no.bufdirreporting.imports.command.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.command.row.SheetRow;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them. */
class ImportedSheetTest {

    private static final String HEADER = "Kontakt;Lokallag;Aktivitetstype;Dato\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void delimiterIsThatOfTheHeader(String delimiter) throws IOException {
        assertThat(csv((HEADER + "kari;lag;kafe;05.11.2024\n").replace(";", delimiter)))
                .containsExactly(List.of("kari", "lag", "kafe", "05.11.2024"));
    }

    @Test
    void decimalCommasDoNotLookLikeDelimiters() throws IOException {
        assertThat(csv("Kontakt;Lokallag;Aktivitetstype;Timer\nk;l;t;2,5\n"))
                .containsExactly(List.of("k", "l", "t", "2,5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void encodingIsFoundOut(String charset) throws IOException {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        assertThat(csv((mark + HEADER + "kåre;lag;kafé;1\n").getBytes(Charset.forName(charset))))
                .containsExactly(List.of("kåre", "lag", "kafé", "1"));
    }

    @Test
    void utf8NeedsNoMarkAndIsRecognizedToItsEnd() throws IOException {
        String ascii = "a;b;c;1\n".repeat(20_000);
        assertThat(csv((HEADER + ascii + "kåre;b;c;1\n").getBytes(StandardCharsets.UTF_8))
                        .getLast())
                .startsWith("kåre");
        assertThat(csv((HEADER + ascii + "kåre;b;c;1\n").getBytes(Charsets.WINDOWS))
                        .getLast())
                .startsWith("kåre");
    }

    @Test
    void titlesAboveEmptyLinesAndTrailingColumnsAreSkipped() throws IOException {
        String file = "sep=;\nAktiviteter 2024;;;;;\n;;;;;\nKontakt;Lokallag;Aktivitetstype;Kommentar;;\n"
                + "\nk;l;t;ikke les;;\n;;;;;\n\nk2;l;t;;;rest\n";
        try (var sheet = open(file.getBytes(StandardCharsets.UTF_8), ImportFormat.CSV)) {
            assertThat(sheet.header().ignored()).containsExactly("Kommentar");
            var first = sheet.next();
            assertThat(first).isNotNull();
            assertThat(first.number()).isEqualTo(6);
            assertThat(sheet.header().value(first, ImportColumn.CONTACT_ID)).isEqualTo("k");
            assertThat(sheet.next()).extracting(SheetRow::number).isEqualTo(9L);
            assertThat(sheet.next()).isNull();
        }
    }

    @Test
    void quotedCellsMayHaveDelimitersQuotesAndLineBreaks() throws IOException {
        assertThat(csv(HEADER + "\"a;b\";\"c \"\"d\"\"\";\"e\r\nf\";g\n"))
                .containsExactly(List.of("a;b", "c \"d\"", "e\r\nf", "g"));
    }

    @Test
    void apostropheBeforeAFormulaAndTextFormulasAreTakenOff() throws IOException {
        assertThat(csv(HEADER + "'=1+1;'-;\"=\"\"007\"\"\";'tis\n"))
                .containsExactly(List.of("=1+1", "-", "007", "'tis"));
    }

    @Test
    void quotationMarkThatIsNeverClosedDoesNotFillTheMemory() {
        String file = HEADER + "\"k;l;t;1\n" + "k;l;t;1\n".repeat(300_000);
        assertThatThrownBy(() -> csv(file))
                .isInstanceOf(UnreadableSheetException.class)
                .hasMessageContaining("quotation");
    }

    @Test
    void missingColumnsAreNamed() {
        assertThatThrownBy(() -> csv("Kontakt;Dato\nk;1\n"))
                .isInstanceOf(UnreadableSheetException.class)
                .hasMessageContaining("Lokallag (chapter_id), Aktivitetstype (activity_type)");
    }

    @Test
    void columnThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> csv("Kontakt;Lokallag;Aktivitetstype;contact_id\nk;l;t;k\n"))
                .isInstanceOf(UnreadableSheetException.class)
                .hasMessageContaining("contact_id");
    }

    @Test
    void linesOfJsonAreRows() throws IOException {
        String file = """
                {"contact_id": "kari", "chapter_id": "lag", "activity_type": "kafe", "hours": 2.50, "row_key": null}

                {"contact_id": "ola", "activity_type": "kafe", "chapter_id": "lag", "participant_count": 3}
                """;
        try (var sheet = open(file.getBytes(StandardCharsets.UTF_8), ImportFormat.NDJSON)) {
            var first = sheet.next();
            var second = sheet.next();
            assertThat(first).isNotNull();
            assertThat(second).isNotNull();
            assertThat(sheet.header().value(first, ImportColumn.HOURS)).isEqualTo("2.50");
            assertThat(sheet.header().value(second, ImportColumn.PARTICIPANT_COUNT))
                    .isEqualTo("3");
            assertThat(second.number()).isEqualTo(3);
            assertThat(sheet.next()).isNull();
        }
        assertThatThrownBy(() -> rows("[1]\n".getBytes(StandardCharsets.UTF_8), ImportFormat.NDJSON))
                .isInstanceOf(UnreadableSheetException.class)
                .hasMessage("Line 1 is not a JSON object.");
    }

    @Test
    void workbookHasNumbersDatesAndFormulas() throws IOException {
        byte[] file = workbook(sheet -> {
            header(sheet, 0, "Kontakt", "Lokallag", "Aktivitetstype", "Dato", "Timer", "Deltakere");
            sheet.value(1, 0, 4712345678L);
            sheet.value(1, 1, "lag");
            sheet.inlineString(1, 2, "kafe");
            sheet.value(1, 3, LocalDate.of(2024, 11, 5));
            sheet.value(1, 4, new BigDecimal("0.30000000000000004"));
            sheet.formula(1, 5, "6*7");
        });
        byte[] calculated = edited(file, "xl/worksheets/sheet1.xml", "<f>6*7</f>", "<f>6*7</f><v>42</v>");
        assertThat(rows(calculated, ImportFormat.XLSX))
                .containsExactly(List.of("4712345678", "lag", "kafe", "45601", "0.3", "42"));
    }

    @Test
    void daysOfOldMacsAreCountedFrom1904() throws IOException {
        byte[] file = workbook(sheet -> {
            header(sheet, 0, "Kontakt", "Lokallag", "Aktivitetstype");
            header(sheet, 1, "kari", "lag", "kafe");
        });
        try (var sheet = open(file, ImportFormat.XLSX)) {
            assertThat(sheet.firstSerial()).isZero();
        }
        byte[] old = edited(file, "xl/workbook.xml", "date1904=\"false\"", "date1904=\"true\"");
        try (var sheet = open(old, ImportFormat.XLSX)) {
            assertThat(sheet.firstSerial()).isEqualTo(1462);
        }
    }

    @Test
    void headerOfAWorkbookMayBeMergedOverSeveralRows() throws IOException {
        byte[] file = workbook(sheet -> {
            sheet.value(0, 0, "Aktiviteter 2024");
            sheet.range(0, 0, 0, 4).merge();
            header(sheet, 2, "Kontakt", "Lokallag", "Aktivitet", "", "");
            sheet.range(2, 2, 2, 4).merge();
            header(sheet, 3, "", "", "Aktivitetstype", "Dato", "Timer");
            header(sheet, 5, "kari", "lag", "kafe", "05.11.2024", "2,5");
        });
        assertThat(rows(file, ImportFormat.XLSX)).containsExactly(List.of("kari", "lag", "kafe", "05.11.2024", "2,5"));
    }

    @Test
    void headerMayGoOnBelowTheRowWithTheRequiredColumns() throws IOException {
        byte[] file = workbook(sheet -> {
            header(sheet, 0, "Kontakt", "Lokallag", "Aktivitetstype", "Omfang");
            sheet.range(0, 3, 0, 4).merge();
            header(sheet, 1, "", "", "", "Timer", "Deltakere");
            header(sheet, 2, "kari", "lag", "kafe", "2,5", "4");
        });
        try (var sheet = open(file, ImportFormat.XLSX)) {
            assertThat(sheet.header().columns())
                    .containsEntry(ImportColumn.HOURS, 3)
                    .containsEntry(ImportColumn.PARTICIPANT_COUNT, 4);
            assertThat(sheet.next()).isNotNull();
            assertThat(sheet.next()).isNull();
        }
    }

    @Test
    void firstSheetWithAHeaderIsRead() throws IOException {
        Path file = directory.resolve("two.xlsx");
        try (var workbook = new Workbook(Files.newOutputStream(file), "test", "1.0")) {
            workbook.newWorksheet("Les dette").value(0, 0, "Fyll ut");
            var sheet = workbook.newWorksheet("Data");
            header(sheet, 0, "Kontakt", "Lokallag", "Aktivitetstype");
            header(sheet, 1, "kari", "lag", "kafe");
        }
        assertThat(rows(Files.readAllBytes(file), ImportFormat.XLSX)).containsExactly(List.of("kari", "lag", "kafe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a workbook", "PK\u0003\u0004 broken"})
    void fileThatIsNoWorkbookIsRefused(String content) {
        assertThatThrownBy(() -> rows(content.getBytes(StandardCharsets.UTF_8), ImportFormat.XLSX))
                .isInstanceOf(UnreadableSheetException.class)
                .hasMessageContaining("XLSX");
    }

    private List<List<String>> csv(String text) throws IOException {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<List<String>> csv(byte[] bytes) throws IOException {
        return rows(bytes, ImportFormat.CSV);
    }

    private List<List<String>> rows(byte[] bytes, ImportFormat format) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var sheet = open(bytes, format)) {
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                rows.add(row.cells());
            }
        }
        return rows;
    }

    private ImportedSheet open(byte[] bytes, ImportFormat format) throws IOException {
        Path file = directory.resolve("file");
        Files.write(file, bytes);
        return ImportedSheet.open(file, format, ImportKind.ACTIVITIES);
    }

    private byte[] workbook(Consumer<Worksheet> fill) throws IOException {
        Path file = directory.resolve("book.xlsx");
        try (var workbook = new Workbook(Files.newOutputStream(file), "test", "1.0")) {
            fill.accept(workbook.newWorksheet("Ark1"));
        }
        return Files.readAllBytes(file);
    }

    /** The workbook with a text in one of its parts replaced. */
    private byte[] edited(byte[] workbook, String part, String old, String replacement) throws IOException {
        Path file = Files.write(directory.resolve("edited.xlsx"), workbook);
        var out = new ByteArrayOutputStream();
        try (var in = new ZipFile(file.toFile());
                var zip = new ZipOutputStream(out)) {
            for (var entry : Collections.list(in.entries())) {
                var text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals(part)) {
                    assertThat(text).contains(old);
                    text = text.replace(old, replacement);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static void header(Worksheet sheet, int row, String... titles) {
        for (int i = 0; i < titles.length; i++) {
            if (!titles[i].isEmpty()) {
                sheet.value(row, i, titles[i]);
            }
        }
    }
}
