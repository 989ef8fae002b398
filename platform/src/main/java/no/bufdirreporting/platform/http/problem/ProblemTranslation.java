package no.bufdirreporting.platform.http.problem;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.RejectedException;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import no.bufdirreporting.platform.axon.Unavailability;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Translates exceptions to problems. Futures, buses and data access layers wrap exceptions, so the whole chain of causes is
 * searched, outermost first.
 */
final class ProblemTranslation {

    private static final int MAX_CAUSES = 32;
    private static final int STORE_RETRY_SECONDS = 5;

    private ProblemTranslation() {}

    /** Empty if the exception is unexpected, or there is none. */
    static Optional<ProblemException> of(@Nullable Throwable failure) {
        if (failure != null && Unavailability.damage(failure).isPresent()) {
            // It gets 500 and is logged: a retry cannot succeed.
            return Optional.empty();
        }
        return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .map(ProblemTranslation::single)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ProblemException> single(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case ProblemException problem -> problem;
                    case RejectedException rejected -> rejection(rejected.rejection());
                    case HandlerExecutionException handler
                    when handler.getDetails()
                            .filter(Rejection.class::isInstance)
                            .isPresent() ->
                        rejection(handler.<Rejection>getDetails().orElseThrow());
                    case AggregateNotFoundException _ ->
                        ProblemException.notFound("not-found", "There is no such thing, or no longer.");
                    case StoreUnavailableException down ->
                        ProblemException.unavailable(down.code(), down.getMessage(), STORE_RETRY_SECONDS);
                    case ConcurrencyException _, AggregateStreamCreationException _ ->
                        rejection(Rejection.concurrentChange());
                    case RejectedExecutionException _ ->
                        ProblemException.unavailable("The server is overloaded. Please try again.", 1);
                    case SQLException sql
                    when Unavailability.is(sql) ->
                        ProblemException.unavailable(
                                "A data store cannot be reached at the moment.", STORE_RETRY_SECONDS);
                    case Throwable away
                    when Unavailability.is(away) ->
                        ProblemException.unavailable(
                                "Something that is needed for this cannot be reached at the moment. If it was a change,"
                                        + " it may have been stored; with the same Idempotency-Key it can be repeated"
                                        + " safely.",
                                STORE_RETRY_SECONDS);
                    // The container reads the parameters before our binder where a mapping has a condition on them.
                    case InvalidParameterException _ ->
                        ProblemException.of(
                                HttpStatus.BAD_REQUEST, "malformed-query", "The query string cannot be decoded.");
                    // The message of the exception is about static resources, which the API does not have.
                    case NoResourceFoundException _ -> StatusProblem.of(HttpStatus.NOT_FOUND);
                    case HandlerMethodValidationException invalid -> invalidArguments(invalid);
                    case ErrorResponse response
                    when response.getStatusCode() != HttpStatus.INTERNAL_SERVER_ERROR -> StatusProblem.of(response);
                    default -> null;
                });
    }

    private static ProblemException invalidArguments(HandlerMethodValidationException invalid) {
        return ProblemException.badRequest(invalid.getParameterValidationResults().stream()
                .flatMap(argument -> argument.getResolvableErrors().stream()
                        .map(error -> new FieldError(
                                String.valueOf(argument.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList());
    }

    private static ProblemException rejection(Rejection rejection) {
        var status =
                switch (rejection.kind()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case GONE -> HttpStatus.GONE;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case STALE -> HttpStatus.PRECONDITION_FAILED;
                    case IMPOSSIBLE -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        String field = rejection.field();
        var errors = field == null
                ? rejection.warnings().stream()
                        .map(it -> new FieldError(it.field(), it.message(), it.code()))
                        .toList()
                : List.of(new FieldError(field, rejection.message()));
        return new ProblemException(status, rejection.code(), rejection.message(), errors);
    }
}
