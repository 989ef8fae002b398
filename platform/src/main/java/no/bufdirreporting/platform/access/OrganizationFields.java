package no.bufdirreporting.platform.access;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** The fields of a request that name an organization: every one that is called so, whatever the request is. */
public final class OrganizationFields {

    private static final Set<String> NAMES = Set.of("orgId", "organizationId");

    private static final ClassValue<List<RecordComponent>> FIELDS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(it -> NAMES.contains(it.getName()))
                    .peek(it -> it.getAccessor().setAccessible(true))
                    .toList();
        }
    };

    private OrganizationFields() {}

    /** Rejects a request that names an organization which the caller may not see. */
    public static void check(Object request) {
        var caller = Caller.current();
        if (caller.isConfined()) {
            for (var field : FIELDS.get(request.getClass())) {
                check(ReflectionUtils.invokeMethod(field.getAccessor(), request), caller);
            }
        }
    }

    private static void check(@Nullable Object value, Caller caller) {
        switch (value) {
            case null -> {}
            case Optional<?> given -> check(given.orElse(null), caller);
            default -> caller.requireNamed((String) value);
        }
    }
}
