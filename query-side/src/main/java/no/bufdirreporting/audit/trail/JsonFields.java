package no.bufdirreporting.audit.trail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads fields of stored JSON with a streaming parser, without binding the document. */
final class JsonFields {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonFields() {}

    /** The string value of a field of the outermost object; null if there is none. */
    static @Nullable String text(byte[] json, String field) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(field);
                var value = parser.nextToken();
                if (wanted) {
                    return value == JsonToken.VALUE_STRING ? parser.getText() : null;
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException tampered) {
            return null;
        }
    }

    /** Whether the bytes are one JSON value on one line, as in every event that was not tampered with. */
    static boolean isOneLine(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            for (byte each : json) {
                if (each == '\n' || each == '\r') {
                    return false;
                }
            }
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException tampered) {
            return false;
        }
    }
}
