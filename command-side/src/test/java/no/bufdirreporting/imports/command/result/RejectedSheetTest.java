package no.bufdirreporting.imports.command.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.command.row.CellError;
import no.bufdirreporting.imports.command.row.Header;
import no.bufdirreporting.imports.command.row.SheetRow;
import no.bufdirreporting.imports.command.sheet.ImportedSheet;
import no.bufdirreporting.imports.command.sheet.SheetStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectedSheetTest {

    private static final Header HEADER =
            Header.of(ImportKind.ACTIVITIES, List.of("Kontakt", "Lokallag", "Aktivitetstype", "Timer"));
    private static final SheetRow ROW = new SheetRow(7, List.of("=kari", "lag", "", "3,5"));
    private static final List<CellError> ERRORS = List.of(CellError.of("Aktivitetstype", "", "is missing"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void listIsAFileOfTheSameFormatThatCanBeImported(ImportFormat format) throws IOException {
        write(0, new SheetStyle(format, "UTF-8", ';'));
        Path file = directory.resolve("again");
        Files.write(file, rendered());

        try (var sheet = ImportedSheet.open(file, format, ImportKind.ACTIVITIES)) {
            var row = sheet.next();
            assertThat(row).isNotNull();
            assertThat(row.cells()).containsSubsequence("=kari", "lag").contains("Aktivitetstype: is missing");
            assertThat(sheet.header().ignored()).isEmpty();
            assertThat(sheet.next()).isNull();
        }
    }

    @Test
    void reasonReplacesThatOfAnEarlierList() throws IOException {
        var header = Header.of(ImportKind.ACTIVITIES, List.of("contact_id", "error", "chapter_id", "activity_type"));
        try (var rows = RejectedRows.open(path(), 0, header, new SheetStyle(ImportFormat.CSV, "windows-1252", ','))) {
            rows.add(new SheetRow(2, List.of("kåre", "old reason")), ERRORS);
        }
        assertThat(new String(rendered(), "windows-1252"))
                .isEqualTo("contact_id,error,chapter_id,activity_type\r\nkåre,Aktivitetstype: is missing,,\r\n");
    }

    @Test
    void rowsBehindTheLastReportAreWrittenAgain() throws IOException {
        var style = new SheetStyle(ImportFormat.CSV, "UTF-8", ';');
        long reported = write(0, style);
        write(reported, style);
        write(reported, style);
        assertThat(new String(rendered(), StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    private long write(long bytes, SheetStyle style) throws IOException {
        try (var rows = RejectedRows.open(path(), bytes, HEADER, style)) {
            rows.add(ROW, ERRORS);
            return rows.sync();
        }
    }

    private byte[] rendered() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sheet = RejectedSheet.open(path(), ImportKind.ACTIVITIES)) {
            assertThat(sheet).isNotNull();
            sheet.write(out);
        }
        return out.toByteArray();
    }

    private Path path() {
        return directory.resolve("import-1.rejected");
    }
}
