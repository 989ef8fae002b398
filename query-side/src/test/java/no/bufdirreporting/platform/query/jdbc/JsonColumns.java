package no.bufdirreporting.platform.query.jdbc;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Makes the converter for tests without a context. */
public final class JsonColumns {

    private JsonColumns() {}

    public static JsonColumn of(ObjectMapper json) {
        return new JsonColumn(json);
    }
}
