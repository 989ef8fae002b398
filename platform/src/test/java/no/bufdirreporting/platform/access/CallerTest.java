package no.bufdirreporting.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import no.bufdirreporting.kernel.OfOrganization;
import no.bufdirreporting.kernel.RejectedException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final Caller CONFINED = Caller.withToken(Set.of(Scope.FIGURES_READ), Set.of("org-1", "org 2"));

    private record Thing(String orgId) implements OfOrganization {}

    @Test
    void withoutATokenOrOrganizationNothingIsAllowed() {
        assertThat(Caller.withToken(Set.of(Scope.FIGURES_READ, Scope.REFERENCE_WRITE), Set.of()))
                .isEqualTo(Caller.NOBODY);
        assertThat(Caller.NOBODY.isKnown()).isFalse();
        assertThat(Access.ANY_CALLER.permits(Caller.NOBODY)).isFalse();
        assertThat(Access.PUBLIC.permits(Caller.NOBODY)).isTrue();
    }

    @Test
    void withoutOrganizationScopesThatAreNeverOpenAreAboutAll() {
        var auditor = Caller.withToken(Set.of(Scope.FIGURES_READ, Scope.AUDIT_RUN), Set.of());
        assertThat(auditor).isEqualTo(new Caller(Set.of(Scope.AUDIT_RUN), null));
        assertThat(Access.parse("audit:run*").permits(auditor)).isTrue();
        assertThat(Access.parse("figures:read").permits(auditor)).isFalse();
        assertThat(Access.ANY_CALLER.permits(auditor)).isTrue();
    }

    @Test
    void whatIsAboutAllOrganizationsIsNotForConfinedCallers() {
        var confined = Caller.withToken(Set.of(Scope.AUDIT_RUN), Set.of("org-1"));
        assertThat(Access.parse("audit:run*").permits(confined)).isFalse();
        assertThat(Access.parse("audit:run").permits(confined)).isTrue();
    }

    @Test
    void inTheOpenModeAuditAndOperationStayClosed() {
        for (var scope : Scope.values()) {
            assertThat(Access.of(scope).permits(Caller.OPEN))
                    .as(scope.toString())
                    .isEqualTo(!scope.toString().matches("audit:.*|ops:.*|admin"));
            assertThat(Access.of(scope).permits(Caller.UNRESTRICTED)).isTrue();
        }
    }

    @Test
    void otherOrganizationsAreForbiddenByNameAndHiddenById() {
        CONFINED.requireNamed("org 2");
        CONFINED.requireVisible("org-1");
        assertThatThrownBy(() -> CONFINED.requireNamed("org-3"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        it -> assertThat(it.rejection().code()).isEqualTo("other-organization-forbidden"));
        assertThatThrownBy(() -> CONFINED.requireVisible("org-3"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        it -> assertThat(it.rejection().code()).isEqualTo("not-found"));
        assertThat(CONFINED.organizationsOf(null)).containsExactlyInAnyOrder("org-1", "org 2");
        assertThat(CONFINED.organizationsOf("org-1")).containsExactly("org-1");
        assertThat(CONFINED.organizationsOf("org-3")).isEmpty();
        assertThat(Caller.OPEN.organizationsOf(null)).isNull();
    }

    @Test
    void theCallerTravelsInMetaData() {
        for (var caller : Set.of(CONFINED, Caller.OPEN, Caller.NOBODY, Caller.UNRESTRICTED)) {
            var metaData = caller.call(Caller::currentAsMetaData);
            assertThat(Caller.of(MetaData.from(metaData))).isEqualTo(caller);
        }
        assertThat(Caller.currentAsMetaData()).isEmpty();
        assertThat(Caller.of(MetaData.emptyInstance())).isEqualTo(Caller.UNRESTRICTED);
    }

    @Test
    void aQueryFindsNothingOfOtherOrganizations() throws Exception {
        assertThat(found(new Thing("org-1"))).isEqualTo(new Thing("org-1"));
        assertThat(found(new Thing("org-3"))).isNull();
        assertThat(found(Optional.of(new Thing("org-3")))).isNull();
        assertThat(found("text")).isEqualTo("text");
    }

    private static @Nullable Object found(Object answer) throws Exception {
        var query = new GenericQueryMessage<>("query", ResponseTypes.instanceOf(Object.class))
                .andMetaData(CONFINED.call(Caller::currentAsMetaData));
        InterceptorChain handler = () -> {
            assertThat(Caller.current()).isEqualTo(CONFINED);
            return answer;
        };
        return new CallerInterceptor().handle(new DefaultUnitOfWork<>(query), handler);
    }
}
