package no.bufdirreporting.audit.verification.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;

class ShadowProjectionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"default", "axonserver"})
    void shadowNeedsNoConnectionToAxonServer(String profile) {
        assertThat(components(profile))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Class.forName(name).getDeclaredConstructors())
                        .allSatisfy(it -> assertThat(it.getParameterTypes())
                                .extracting(Class::getName)
                                .noneMatch(type -> type.startsWith("org.axonframework.axonserver"))));
    }

    @Test
    void adaptersOfTheStoreExistWhereTheShadowLeavesThemOut() throws ClassNotFoundException {
        assertThat(components("axonserver")).noneMatch(it -> it.contains(".platform.query.store."));
        assertThat(Class.forName("no.bufdirreporting.platform.query.store.AxonServerStoredEvents"))
                .isNotNull();
    }

    private static List<String> components(String profile) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        return new ClassPathScanningCandidateComponentProvider(true, environment)
                .findCandidateComponents(ShadowProjections.BASE).stream()
                        .map(BeanDefinition::getBeanClassName)
                        .filter(it -> !it.matches(ShadowProjections.NOT_PROJECTIONS))
                        .toList();
    }
}
