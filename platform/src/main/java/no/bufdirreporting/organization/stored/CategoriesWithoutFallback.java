package no.bufdirreporting.organization.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.bufdirreporting.organization.CategoriesDefined;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Upcasts revision 1 of {@link CategoriesDefined} to revision 2. In revision 1 the fallback was always {@code annet}. */
@Component
@Order(1)
public final class CategoriesWithoutFallback extends SingleEventUpcaster {

    private static final SimpleSerializedType OLD = new SimpleSerializedType("CategoriesDefined", "1");
    private static final SimpleSerializedType NEW = new SimpleSerializedType("CategoriesDefined", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(OLD);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        // A literal on purpose: the fallback of old rules must not follow the constant of new ones.
        return event.upcastPayload(NEW, JsonNode.class, rules -> ((ObjectNode) rules).put("fallback", "annet"));
    }
}
