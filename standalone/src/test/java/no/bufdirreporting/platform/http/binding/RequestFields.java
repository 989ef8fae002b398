package no.bufdirreporting.platform.http.binding;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The fields that the binder reads a record from, for the description of the API. */
public final class RequestFields {

    private RequestFields() {}

    /**
     * One field of a request or a response.
     *
     * @param name its name in JSON and in query strings
     * @param required whether a request must have it; a response has a value
     * @param clearable whether a request may have null
     * @param allowed the only values; empty if the type says it all
     */
    public record RequestField(
            RecordComponent component, String name, boolean required, boolean clearable, List<String> allowed) {}

    /** In the order of the record; those of paging in place of the component that stands for them. */
    public static List<RequestField> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(component -> {
                    var field = Field.of(component);
                    return field.isPaging()
                            ? of(PagingParameters.class).stream().map(it -> ofPaging(it, field))
                            : Stream.of(new RequestField(
                                    component, field.name(), field.required(), field.optional(), List.of()));
                })
                .toList();
    }

    private static RequestField ofPaging(RequestField it, Field paging) {
        var allowed = it.name().equals("sort")
                ? PagingParameters.sorts(paging.sortedBy()).toList()
                : List.<String>of();
        return new RequestField(it.component(), it.name(), it.required(), it.clearable(), allowed);
    }
}
