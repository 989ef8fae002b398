package no.bufdirreporting.platform.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.Rejection;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a request may do and see. It is bound to the thread of the request, and travels with commands and
 * queries to the threads that handle them. Where none is bound, the service acts by itself and may do everything. Work that
 * a request hands to another thread must bind its caller there.
 *
 * @param organizations those that it is confined to; null if it may see all
 */
public record Caller(Set<Scope> scopes, @Nullable Set<String> organizations) {

    /** The service itself, and the administrator. */
    public static final Caller UNRESTRICTED = new Caller(EnumSet.allOf(Scope.class), null);

    /** Everybody, in the open mode. */
    public static final Caller OPEN = new Caller(only(EnumSet.allOf(Scope.class), Scope::isOpen), null);

    /** A sender without a token, where one is required. */
    public static final Caller NOBODY = new Caller(Set.of(), Set.of());

    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();
    private static final String SCOPES = "callerScopes";
    private static final String ORGANIZATIONS = "callerOrganizations";

    /** No scope and no code of an organization has it. */
    private static final String SEPARATOR = ";";

    /** The holder of a token. Without an organization only scopes that are never open count, and these are about all. */
    public static Caller withToken(Collection<Scope> scopes, Set<String> organizations) {
        if (!organizations.isEmpty()) {
            return new Caller(Set.copyOf(scopes), Set.copyOf(organizations));
        }
        var ofAll = only(scopes, it -> !it.isOpen());
        return ofAll.isEmpty() ? NOBODY : new Caller(ofAll, null);
    }

    private static Set<Scope> only(Collection<Scope> scopes, Predicate<Scope> wanted) {
        return scopes.stream().filter(wanted).collect(Collectors.toUnmodifiableSet());
    }

    /** The sender of the request or message that this thread handles. */
    public static Caller current() {
        return CURRENT.isBound() ? CURRENT.get() : UNRESTRICTED;
    }

    /** Runs the action as this caller. */
    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> action) throws X {
        return ScopedValue.where(CURRENT, this).call(action);
    }

    /** Whether it may see anything at all. */
    public boolean isKnown() {
        return organizations == null || !organizations.isEmpty();
    }

    /** Whether there are organizations that it may not see. */
    public boolean isConfined() {
        return organizations != null;
    }

    public boolean maySee(String orgId) {
        return organizations == null || organizations.contains(orgId);
    }

    /** Rejects, as 403, a request that names an organization which this caller may not see. */
    public void requireNamed(String orgId) {
        if (!maySee(orgId)) {
            throw Rejection.forbidden(
                            "other-organization-forbidden", "The token is not for organization '%s'.".formatted(orgId))
                    .asException();
        }
    }

    /** Rejects, as 404, a request for something by its id that belongs to an organization which this caller may not see. */
    public void requireVisible(String orgId) {
        if (!maySee(orgId)) {
            throw Rejection.notFound("not-found", "There is nothing with this id, or it was deleted.")
                    .asException();
        }
    }

    /** The organizations of a list: the given one, else those that this caller is confined to; null for all. */
    public @Nullable Set<String> organizationsOf(@Nullable String requested) {
        if (requested == null) {
            return organizations;
        }
        return maySee(requested) ? Set.of(requested) : Set.of();
    }

    static Map<String, String> currentAsMetaData() {
        if (!CURRENT.isBound()) {
            return Map.of();
        }
        var caller = CURRENT.get();
        String scopes = joined(caller.scopes.stream().map(Scope::toString));
        return caller.organizations == null
                ? Map.of(SCOPES, scopes)
                : Map.of(SCOPES, scopes, ORGANIZATIONS, joined(caller.organizations.stream()));
    }

    static Caller of(MetaData message) {
        var scopes = message.get(SCOPES);
        if (scopes == null) {
            return UNRESTRICTED;
        }
        var organizations = message.get(ORGANIZATIONS);
        return new Caller(
                split(scopes)
                        .map(Scope::of)
                        .map(it -> it.orElse(null))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                organizations == null ? null : split(organizations).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String joined(Stream<String> values) {
        return values.sorted().collect(Collectors.joining(SEPARATOR));
    }

    private static Stream<String> split(Object joined) {
        return Arrays.stream(joined.toString().split(SEPARATOR)).filter(it -> !it.isEmpty());
    }
}
