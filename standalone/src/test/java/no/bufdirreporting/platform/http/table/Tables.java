package no.bufdirreporting.platform.http.table;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;

/** The tables of handler methods, as tests see them. */
public final class Tables {

    private Tables() {}

    /** @param header in Norwegian */
    public record TableColumn(String name, String header, boolean translated) {}

    /** The columns of each table that a handler method may answer with. */
    public static Stream<List<TableColumn>> of(Method handler) {
        var table = Objects.requireNonNull(handler.getAnnotation(GetTable.class));
        var type = ResolvableType.forMethodReturnType(handler);
        var answer = type.toClass() == ResponseEntity.class ? type.getGeneric() : type;
        return answers(answer)
                .map(it -> TableShape.of(it, table).columns().stream()
                        .map(column -> new TableColumn(
                                column.name(), Headers.of(column, Dialect.EXCEL_NB), Headers.isTranslated(column)))
                        .toList());
    }

    private static Stream<ResolvableType> answers(ResolvableType answer) {
        return answer.toClass().isSealed()
                ? Arrays.stream(answer.toClass().getPermittedSubclasses()).map(ResolvableType::forClass)
                : Stream.of(answer);
    }
}
