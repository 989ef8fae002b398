package no.bufdirreporting.reportdata.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of a definition file, and where they are. What is wrong is noted and replaced by something empty, so that
 * reading goes on and finds the rest.
 */
final class DefinitionNode {

    private final String name;
    private final String place;
    private final Map<?, ?> values;
    private final List<String> problems;

    DefinitionNode(String name, String place, Map<?, ?> values, List<String> problems) {
        this.name = name;
        this.place = place;
        this.values = values;
        this.problems = problems;
    }

    /** How its parent calls it. */
    String name() {
        return name;
    }

    @Nullable
    Object value(String key) {
        return values.get(key);
    }

    void problem(String problem) {
        problems.add(place + ": " + problem);
    }

    void knowsOnly(List<String> known) {
        values.keySet().stream()
                .filter(key -> !(key instanceof String text && known.contains(text)))
                .forEach(key -> problem("unknown key '%s'; known are %s".formatted(key, String.join(", ", known))));
    }

    String text(String key) {
        return noted(key, DefinitionText.problemOf(value(key)).orElse(null)) ? "" : (String) value(key);
    }

    /** A text that something is found by. */
    String id(String key) {
        return noted(key, DefinitionText.problemOfName(value(key)).orElse(null)) ? "" : (String) value(key);
    }

    boolean flag(String key) {
        return switch (value(key)) {
            case null -> false;
            case Boolean flag -> flag;
            case Object other -> {
                problem("%s must be true or false, but is %s".formatted(key, DefinitionText.kindOf(other)));
                yield false;
            }
        };
    }

    /** Different ids in no particular order, so they are sorted. */
    List<String> ids(String key) {
        var ids = new HashSet<String>();
        var entries = list(key);
        for (int i = 0; i < entries.size(); i++) {
            Object entry = entries.get(i);
            String problem = DefinitionText.problemOfName(entry).orElse(null);
            if (!noted("entry %d of %s".formatted(i + 1, key), problem) && !ids.add((String) entry)) {
                problem("%s names '%s' twice".formatted(key, entry));
            }
        }
        return ids.stream().sorted().toList();
    }

    /** @param idKey the key of what a child is called by; where that is wrong, its position is its name */
    List<DefinitionNode> children(String key, String kind, String idKey) {
        var children = new ArrayList<DefinitionNode>();
        var entries = list(key);
        for (int i = 0; i < entries.size(); i++) {
            Object entry = entries.get(i);
            var content = entry instanceof Map<?, ?> map ? map : Map.of();
            Object id = content.get(idKey);
            String called = DefinitionText.problemOfName(id).isEmpty() ? "'" + id + "'" : String.valueOf(i + 1);
            String childName = kind + " " + called;
            var child = new DefinitionNode(childName, place + ", " + childName, content, problems);
            if (entry instanceof Map) {
                children.add(child);
            } else {
                child.problem("must be keys and values, but is " + DefinitionText.kindOf(entry));
            }
        }
        return children;
    }

    private List<?> list(String key) {
        Object value = value(key);
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        problem(
                switch (value) {
                    case null -> key + " is missing";
                    case List<?> _ -> key + " is empty";
                    case Object other -> key + " must be a list, but is " + DefinitionText.kindOf(other);
                });
        return List.of();
    }

    private boolean noted(String what, @Nullable String problem) {
        if (problem != null) {
            problem(what + " " + problem);
        }
        return problem != null;
    }
}
