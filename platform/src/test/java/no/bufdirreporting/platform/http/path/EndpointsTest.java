package no.bufdirreporting.platform.http.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.bufdirreporting.platform.access.Access;
import no.bufdirreporting.platform.access.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class EndpointsTest {

    private final Endpoints endpoints = new Endpoints();

    @Test
    void somebodyHasToDecideWhoMayUseAnEndpoint() {
        assertThatThrownBy(() -> Endpoint.parse("/api/v1/new GET"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Who may do this?");
        assertThatThrownBy(() -> Endpoint.parse("/api/v1/new GET=activities:reed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("activities:reed");
    }

    @Test
    void theMostSpecificLineDecides() {
        assertThat(access("GET", "/api/v1/activities/act-1", "")).isEqualTo(Access.of(Scope.ACTIVITIES_READ));
        assertThat(access("HEAD", "/api/v1/activities/act-1", "")).isEqualTo(Access.of(Scope.ACTIVITIES_READ));
        assertThat(access("GET", "/api/v1/activities/act-1", "as_of")).isEqualTo(Access.of(Scope.AUDIT_READ));
        assertThat(access("PUT", "/api/v1/activities/act-1", "as_of")).isEqualTo(Access.of(Scope.ACTIVITIES_WRITE));
        assertThat(access("DELETE", "/api/v1/aggregated-report-data/watch", ""))
                .isEqualTo(Access.of(Scope.FIGURES_RUN));
        assertThat(access("GET", "/api/v1/%61ctivities;x/act-1;y=z", "as_of")).isEqualTo(Access.of(Scope.AUDIT_READ));
        assertThat(access("GET", "/api/v1/geographic-distributions/by-region", "as_of"))
                .isEqualTo(Access.of(Scope.AUDIT_READ));
        assertThat(access("POST", "/api/v1/audit/rebuilds", "")).isEqualTo(new Access(false, Scope.AUDIT_RUN, true));
    }

    @Test
    void unknownPathsAndMethodsHaveNoRule() {
        assertThat(access("GET", "/api/v1/nowhere", "")).isEqualTo(Access.ANY_CALLER);
        assertThat(access("DELETE", "/api/v1/activities", "")).isEqualTo(Access.ANY_CALLER);
    }

    private Access access(String method, String path, String parameter) {
        return endpoints
                .access(HttpMethod.valueOf(method), PathContainer.parsePath(path), parameter::equals)
                .orElse(Access.ANY_CALLER);
    }
}
