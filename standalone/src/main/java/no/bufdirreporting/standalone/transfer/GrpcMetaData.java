package no.bufdirreporting.standalone.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.axoniq.axonserver.grpc.MetaDataValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/** Converts stored metadata to Axon Server's format: texts, integers, decimals and booleans. */
final class GrpcMetaData {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GrpcMetaData() {}

    /** @throws TransferRefusedException if the conversion would lose something */
    static Map<String, MetaDataValue> of(StoredEvent event) {
        try {
            var values = new LinkedHashMap<String, MetaDataValue>();
            var stored = JSON.readTree(event.metaData());
            stored.properties().forEach(it -> {
                var value = value(it.getValue());
                if (value == null) {
                    throw TransferRefusedException.lossy(
                            event, "its metadata '" + it.getKey() + "' is neither text, number nor truth value");
                }
                values.put(it.getKey(), value);
            });
            if (!stored.isObject()) {
                throw TransferRefusedException.lossy(event, "its metadata is no JSON object");
            }
            return values;
        } catch (JsonProcessingException tampered) {
            throw TransferRefusedException.lossy(event, "its metadata is no JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable MetaDataValue value(JsonNode stored) {
        var value = MetaDataValue.newBuilder();
        if (stored.isTextual()) {
            return value.setTextValue(stored.textValue()).build();
        }
        if (stored.isBoolean()) {
            return value.setBooleanValue(stored.booleanValue()).build();
        }
        if (stored.isIntegralNumber() && stored.canConvertToLong()) {
            return value.setNumberValue(stored.longValue()).build();
        }
        if (stored.isNumber()
                && new BigDecimal(stored.asText()).compareTo(BigDecimal.valueOf(stored.doubleValue())) == 0) {
            return value.setDoubleValue(stored.doubleValue()).build();
        }
        return null;
    }
}
