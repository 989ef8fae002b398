package no.bufdirreporting.reportdata.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinition.Section;
import no.bufdirreporting.reportdata.ReportMeasure;

/** Reads one report definition; what is wrong with it is noted where it is read. */
final class DefinitionReader {

    private static final String ALL = "all";

    private static final Map<String, ReportMeasure> MEASURES = new LinkedHashMap<>();

    static {
        Arrays.stream(ReportMeasure.values())
                .forEach(it -> MEASURES.put(it.name().toLowerCase(Locale.ROOT), it));
    }

    private final Map<String, String> sectionByFieldKey = new HashMap<>();

    private DefinitionReader() {}

    static ReportDefinition read(DefinitionNode definition) {
        return new DefinitionReader().definition(definition);
    }

    private ReportDefinition definition(DefinitionNode node) {
        node.knowsOnly(List.of("id", "title", "organizations", "default", "sections"));
        boolean forAllOthers = node.flag("default");
        return new ReportDefinition(
                node.id("id"), node.text("title"), organizations(node, forAllOthers), forAllOthers, sections(node));
    }

    private static List<String> organizations(DefinitionNode node, boolean forAllOthers) {
        boolean named = node.value("organizations") != null;
        if (forAllOthers) {
            if (named) {
                node.problem("has both organizations and default: true, which is for all that no definition names");
            }
            return List.of();
        }
        if (!named) {
            node.problem("organizations is missing; name some, or say default: true");
            return List.of();
        }
        return node.ids("organizations");
    }

    private List<Section> sections(DefinitionNode definition) {
        var ids = new HashSet<String>();
        return definition.children("sections", "section", "id").stream()
                .map(node -> {
                    var section = section(node);
                    if (!section.id().isEmpty() && !ids.add(section.id())) {
                        node.problem("id is that of an earlier section too");
                    }
                    return section;
                })
                .toList();
    }

    private Section section(DefinitionNode node) {
        node.knowsOnly(List.of("id", "title", "fields"));
        return new Section(node.id("id"), node.text("title"), fields(node));
    }

    private List<Field> fields(DefinitionNode section) {
        return section.children("fields", "field", "key").stream()
                .map(field -> field(section, field))
                .toList();
    }

    private Field field(DefinitionNode section, DefinitionNode node) {
        node.knowsOnly(List.of("key", "title", "activity_types", "measure", "data_source"));
        String key = node.id("key");
        String earlier = key.isEmpty() ? null : sectionByFieldKey.putIfAbsent(key, section.name());
        if (earlier != null) {
            node.problem("key is that of an earlier field too, in " + earlier);
        }
        return new Field(key, node.text("title"), activityTypes(node), measure(node), node.id("data_source"));
    }

    private static List<String> activityTypes(DefinitionNode node) {
        Object value = node.value("activity_types");
        if (ALL.equals(value)) {
            return List.of();
        }
        if (value instanceof String) {
            node.problem("activity_types must be a list, or all");
            return List.of();
        }
        var types = node.ids("activity_types");
        if (types.contains(ALL)) {
            node.problem("activity_types lists all; write it without brackets, and nothing beside it");
        }
        return types;
    }

    private static ReportMeasure measure(DefinitionNode node) {
        String name = node.text("measure");
        var measure = MEASURES.get(name);
        if (measure == null && !name.isEmpty()) {
            node.problem("measure '%s' is unknown; known are %s".formatted(name, String.join(", ", MEASURES.keySet())));
        }
        return measure == null ? ReportMeasure.ACTIVITIES : measure;
    }
}
