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
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationQuery.ListMunicipalities;
import no.bufdirreporting.organization.OrganizationQuery.MunicipalityList;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.organization.query.ChapterRegister;
import org.axonframework.queryhandling.QueryGateway;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Makes the workbook that coordinators fill in and import. */
@Component
record Template(
        ChapterRegister chapters, KnownActivityTypes types, CategoryRulesProjection categories, QueryGateway queries) {

    /** The rows with formats and drop-downs. */
    private static final int ROWS = 2000;

    private static final int WIDTH = 18;
    private static final String DAY = "dd.mm.yyyy";

    /** Text, so that long ids and the zeros before numbers stay as they are. */
    private static final String TEXT = "@";

    private static final Map<ImportColumn, String> FORMATS = Map.of(
            ImportColumn.CONTACT_ID, TEXT,
            ImportColumn.MUNICIPALITY_NUMBER, TEXT,
            ImportColumn.SUBMITTED_AT, DAY,
            ImportColumn.EFFECTIVE_FROM, DAY);

    private static final List<String> STATUSES = List.of("gjennomført", "planlagt", "avlyst");

    byte[] of(ImportKind kind, String orgId) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Bufdir reporting", "1.0")) {
            var sheet = workbook.newWorksheet(kind.norwegian());
            header(kind, sheet);
            var columns = kind.columns();
            FORMATS.forEach((column, format) -> {
                int at = columns.indexOf(column);
                if (at >= 0) {
                    sheet.range(1, at, ROWS, at).style().format(format).set();
                }
            });
            var lists = workbook.newWorksheet("Lister");
            choices(kind, orgId).forEach((column, values) -> dropDown(sheet, lists, columns.indexOf(column), values));
            lists.setVisibilityState(VisibilityState.HIDDEN);
        }
        return out.toByteArray();
    }

    private static void header(ImportKind kind, Worksheet sheet) {
        var columns = kind.columns();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            sheet.value(0, i, column.norwegian() + (kind.required().contains(column) ? "*" : ""));
            sheet.width(i, WIDTH);
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
    }

    private Map<ImportColumn, List<String>> choices(ImportKind kind, String orgId) {
        return switch (kind) {
            case ACTIVITIES -> choicesOfActivities(orgId);
            case CHAPTERS -> Map.of(ImportColumn.MUNICIPALITY_NUMBER, municipalities());
        };
    }

    private List<String> municipalities() {
        return queries.query(new ListMunicipalities(), MunicipalityList.class).join().municipalities().stream()
                .map(it -> "%s %s (%s)".formatted(it.number(), it.name(), it.county()))
                .toList();
    }

    private Map<ImportColumn, List<String>> choicesOfActivities(String orgId) {
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
