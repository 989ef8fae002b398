package no.bufdirreporting.platform.http.table;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters {@code format} and {@code dialect} of a request.
 *
 * @param format null if the header {@code Accept} decides
 * @param errors what is wrong with them
 */
record TableRequest(@Nullable TableFormat format, @Nullable Dialect dialect, List<FieldError> errors) {

    static final Set<String> PARAMETERS = Set.of("format", "dialect");

    private static final String ATTRIBUTE = TableRequest.class.getName();
    private static final TableRequest NONE = new TableRequest(null, null, List.of());

    /** Parses and remembers the parameters; false if there are none. Guards go first, so errors are told later. */
    static boolean parse(HttpServletRequest request) {
        String query = request.getQueryString();
        if (PARAMETERS.stream().allMatch(it -> PageRequest.values(query, it).isEmpty())) {
            return false;
        }
        var errors = new ArrayList<FieldError>();
        var format = value(query, "format", TableFormat.values(), TableFormat::parameter, errors);
        var dialect = value(query, "dialect", Dialect.values(), Dialect::parameter, errors);
        request.setAttribute(ATTRIBUTE, new TableRequest(format, dialect, List.copyOf(errors)));
        return true;
    }

    static TableRequest of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof TableRequest it ? it : NONE;
    }

    /** Tells what is wrong. */
    void requireValid() {
        if (!errors.isEmpty()) {
            throw ProblemException.badRequest(errors);
        }
    }

    /** Refuses the parameters at an endpoint that does not know them. */
    void requireNone() {
        requireValid();
        if (format != null || dialect != null) {
            throw unknown(format != null ? "format" : "dialect", "is unknown, since the answer is no table");
        }
    }

    /** The dialect, with a format that has some. */
    Dialect dialectOf(TableFormat effective) {
        if (dialect != null && effective == TableFormat.JSON) {
            throw unknown("dialect", "needs a format other than json");
        }
        return dialect == null ? Dialect.RFC4180 : dialect;
    }

    private static ProblemException unknown(String parameter, String message) {
        return ProblemException.badRequest(List.of(new FieldError(parameter, message)));
    }

    private static <T> @Nullable T value(
            @Nullable String query, String name, T[] values, Function<T, String> parameter, List<FieldError> errors) {
        var given = PageRequest.values(query, name);
        if (given.isEmpty()) {
            return null;
        }
        var found = Arrays.stream(values)
                .filter(it -> parameter.apply(it).equals(given.getFirst()))
                .findFirst();
        if (given.size() > 1) {
            errors.add(new FieldError(name, "must be given only once"));
        } else if (found.isEmpty()) {
            String known = Arrays.stream(values).map(parameter).collect(Collectors.joining(", "));
            errors.add(new FieldError(name, "must be one of " + known));
        }
        return errors.isEmpty() ? found.orElse(null) : null;
    }
}
