package no.bufdirreporting.imports.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.activity.query.warning.KnownActivityTypes;
import no.bufdirreporting.imports.ImportColumn;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.organization.query.ChapterRegister;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Makes the workbook that coordinators fill in and import. */
@Component
record Template(ChapterRegister chapters, KnownActivityTypes types, CategoryRulesProjection categories) {

    /** The rows with formats and drop-downs. */
    private static final int ROWS = 2000;

    private static final int WIDTH = 18;
    private static final List<String> STATUSES = List.of("gjennomført", "planlagt", "avlyst");

    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.CONTACT_ID,
            ImportColumn.CHAPTER_ID,
            ImportColumn.ACTIVITY_TYPE,
            ImportColumn.SUBMITTED_AT,
            ImportColumn.HOURS,
            ImportColumn.PARTICIPANT_COUNT,
            ImportColumn.DESCRIPTION,
            ImportColumn.LOCATION,
            ImportColumn.CATEGORY,
            ImportColumn.STATUS,
            ImportColumn.ROW_KEY);

    byte[] of(String orgId) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Bufdir reporting", "1.0")) {
            var sheet = workbook.newWorksheet("Aktiviteter");
            header(sheet);
            // Text, so that long ids stay as they are.
            sheet.range(1, 0, ROWS, 0).style().format("@").set();
            int day = COLUMNS.indexOf(ImportColumn.SUBMITTED_AT);
            sheet.range(1, day, ROWS, day).style().format("dd.mm.yyyy").set();
            var lists = workbook.newWorksheet("Lister");
            choices(orgId).forEach((column, values) -> dropDown(sheet, lists, COLUMNS.indexOf(column), values));
            lists.setVisibilityState(VisibilityState.HIDDEN);
        }
        return out.toByteArray();
    }

    private static void header(Worksheet sheet) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            var column = COLUMNS.get(i);
            sheet.value(0, i, column.norwegian() + (column.isRequired() ? "*" : ""));
            sheet.width(i, WIDTH);
        }
        sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
    }

    private Map<ImportColumn, List<String>> choices(String orgId) {
        var rules = categories.latest();
        var choices = new EnumMap<ImportColumn, List<String>>(ImportColumn.class);
        choices.put(ImportColumn.CHAPTER_ID, chapterNames(orgId));
        choices.put(ImportColumn.ACTIVITY_TYPE, types.read().stream().sorted().toList());
        choices.put(
                ImportColumn.CATEGORY,
                Stream.concat(rules.categoryByActivityType().values().stream(), Stream.of(rules.fallback()))
                        .distinct()
                        .sorted()
                        .toList());
        choices.put(ImportColumn.STATUS, STATUSES);
        return choices;
    }

    /** Names, which people know; an id where several chapters have the name. */
    private List<String> chapterNames(String orgId) {
        var all = chapters.of(orgId).byId().values();
        var named = all.stream()
                .map(ChapterView::name)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return all.stream()
                .sorted(Comparator.comparing(ChapterView::name).thenComparing(ChapterView::chapterId))
                .map(it -> named.get(it.name()) == 1 ? it.name() : it.chapterId())
                .toList();
    }

    /** Other values may be written, too: they are only suggestions. */
    private static void dropDown(Worksheet sheet, Worksheet lists, int column, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            lists.value(i, column, values.get(i));
        }
        sheet.range(1, column, ROWS, column)
                .validateWithList(lists.range(0, column, values.size() - 1, column))
                .allowBlank(true)
                .showErrorMessage(false);
    }
}
