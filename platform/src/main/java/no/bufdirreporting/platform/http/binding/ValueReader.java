package no.bufdirreporting.platform.http.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one JSON value as the type of a record component: a scalar, a record, a list or a map. */
final class ValueReader {

    private final RecordBinder records;

    ValueReader(RecordBinder records) {
        this.records = records;
    }

    /** Null if the value is invalid, which is added to the errors; also for a record if there were errors before. */
    @Nullable
    Object read(JsonNode value, Type type, String path, FieldErrors errors) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return list(value, generic.getActualTypeArguments()[0], path, errors);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return map(value, generic.getActualTypeArguments()[1], path, errors);
        }
        if (type instanceof Class<?> record && record.isRecord() && !Scalars.reads(record)) {
            return record(value, record, path, errors);
        }
        try {
            return Scalars.read(value, (Class<?>) type);
        } catch (InvalidValueException invalid) {
            errors.add(path, invalid.getMessage());
            return null;
        }
    }

    private @Nullable Object record(JsonNode value, Class<?> record, String path, FieldErrors errors) {
        if (!value.isObject()) {
            errors.add(path, "must be an object");
            return null;
        }
        return records.bind(record, value, path + ".", errors);
    }

    private @Nullable List<?> list(JsonNode value, Type element, String path, FieldErrors errors) {
        if (!value.isArray()) {
            errors.add(path, "must be an array");
            return null;
        }
        var list = new ArrayList<Object>();
        for (int i = 0; i < value.size(); i++) {
            Object read = read(value.get(i), element, path + "[" + i + "]", errors);
            if (read != null) {
                list.add(read);
            }
        }
        return list.size() == value.size() ? List.copyOf(list) : null;
    }

    private @Nullable Map<String, ?> map(JsonNode value, Type content, String path, FieldErrors errors) {
        if (!value.isObject()) {
            errors.add(path, "must be an object");
            return null;
        }
        var map = new LinkedHashMap<String, Object>();
        value.properties().forEach(entry -> {
            String entryPath = path + "." + entry.getKey();
            try {
                String key = Texts.normalized(entry.getKey());
                Object read = read(entry.getValue(), content, entryPath, errors);
                if (read != null && map.put(key, read) != null) {
                    errors.add(entryPath, "is given twice");
                }
            } catch (InvalidValueException invalid) {
                errors.add(entryPath, "has a name that " + invalid.getMessage());
            }
        });
        return map.size() == value.size() ? map : null;
    }
}
