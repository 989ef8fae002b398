package no.bufdirreporting.audit.verification.recount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds the paths at which two JSON values differ. Numbers are compared by value: 7.5 equals 7.50. */
public final class JsonDifference {

    private final ObjectMapper json;
    private final List<Difference.Field> found = new ArrayList<>();

    private JsonDifference(ObjectMapper json) {
        this.json = json;
    }

    public static List<Difference.Field> between(JsonNode expected, JsonNode actual, ObjectMapper json) {
        var difference = new JsonDifference(json);
        difference.compare("", expected, actual);
        return difference.found;
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            var names = new TreeSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            String prefix = path.isEmpty() ? "" : path + ".";
            names.forEach(name -> compare(prefix + name, expected.path(name), actual.path(name)));
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                compare(path + "[" + i + "]", expected.path(i), actual.path(i));
            }
        } else if (!same(expected, actual)) {
            found.add(Difference.Field.of(path, expected, actual, json));
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        boolean nothing = expected.isNull() || expected.isMissingNode();
        return nothing ? actual.isNull() || actual.isMissingNode() : expected.equals(actual);
    }
}
