package no.bufdirreporting.platform.http.convention;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import java.math.BigDecimal;
import java.util.Locale;
import no.bufdirreporting.kernel.NotShown;
import no.bufdirreporting.kernel.ShowsErasure;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.platform.axon.SuppressionMarks;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON of responses: snake_case, fields in the order of declaration, numbers without exponent or trailing zeros. */
public final class JsonConventions implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder json) {
        json.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addMixIn(ShowsSuppression.class, SuppressionMarks.class)
                .addMixIn(ShowsErasure.class, SuppressionMarks.class)
                .addMixIn(NotShown.class, LeftOut.class)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(new SimpleModule("figures")
                        .addSerializer(new PlainDecimal())
                        .addSerializer(new LowerCase()));
    }

    @JsonIgnoreType
    private interface LeftOut {}

    /** In lower case, whatever the locale of the JVM: in Turkish, Jackson's own option writes a dotless i. */
    private static final class LowerCase extends StdSerializer<Enum<?>> {

        LowerCase() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final class PlainDecimal extends StdSerializer<BigDecimal> {

        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(value.stripTrailingZeros().toPlainString());
        }
    }
}
