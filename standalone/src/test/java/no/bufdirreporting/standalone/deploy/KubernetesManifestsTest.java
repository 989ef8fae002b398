package no.bufdirreporting.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads deploy/kubernetes with the types of Kubernetes' API, and checks what an orchestrator needs to be told. */
class KubernetesManifestsTest {

    private static final Path DIRECTORY =
            Path.of("..").toAbsolutePath().normalize().resolve("deploy/kubernetes");
    private static final String KUSTOMIZATION = "kustomization.yaml";

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 Service", Service.class,
            "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
            "apps/v1 Deployment", Deployment.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    /** Refuses fields that the API does not have; otherwise they are kept aside. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private final List<HasMetadata> all = files().flatMap(KubernetesManifestsTest::documents)
            .map(KubernetesManifestsTest::read)
            .toList();

    @Test
    void allFilesAreManifestsOfKnownKindsAndListed() {
        assertThat(all).hasSizeGreaterThan(15).allSatisfy(it -> {
            assertThat(it.getMetadata().getName()).isNotEmpty();
            assertThat(it.getMetadata().getNamespace())
                    .as("it is the kustomization's")
                    .isNull();
        });
        var listed = (List<?>) documents(DIRECTORY.resolve(KUSTOMIZATION))
                .findFirst()
                .orElseThrow()
                .get("resources");
        assertThat(listed.stream().map(Object::toString).filter(it -> !it.equals("../gateway")))
                .containsExactlyInAnyOrderElementsOf(
                        files().map(it -> it.getFileName().toString()).toList());
    }

    @Test
    void mistakesAreFound() {
        var wrong = documents(DIRECTORY.resolve("gateway.yaml")).findFirst().orElseThrow();
        wrong.put("specs", Map.of());
        assertThatThrownBy(() -> read(wrong)).hasMessageContaining("specs");
    }

    @Test
    void everyPodIsProbedLimitedAndWithoutRights() {
        assertThat(templates()).hasSize(6).allSatisfy(template -> {
            var pod = template.getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(30);
            assertThat(pod.getContainers()).singleElement().satisfies(KubernetesManifestsTest::assertCareful);
        });
    }

    private static void assertCareful(Container container) {
        assertThat(container.getReadinessProbe()).isNotNull();
        assertThat(container.getLivenessProbe()).isNotNull();
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        var security = container.getSecurityContext();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getEnv())
                .filteredOn(it -> it.getName().matches(".*(PASSWORD|TOKEN|SECRET)"))
                .as("secrets are files")
                .isEmpty();
    }

    @Test
    void whatClientsNeedHasTwoPodsOfWhichOneStays() {
        var budgets = of(PodDisruptionBudget.class).toList();
        assertThat(of(Deployment.class)).hasSize(3).allSatisfy(it -> {
            assertThat(it.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
            assertThat(it.getSpec()
                            .getStrategy()
                            .getRollingUpdate()
                            .getMaxUnavailable()
                            .getIntVal())
                    .isZero();
            var labels = it.getSpec().getTemplate().getMetadata().getLabels();
            assertThat(budgets)
                    .filteredOn(budget -> labels.entrySet()
                            .containsAll(budget.getSpec()
                                    .getSelector()
                                    .getMatchLabels()
                                    .entrySet()))
                    .singleElement()
                    .satisfies(budget -> assertThat(
                                    budget.getSpec().getMaxUnavailable().getIntVal())
                            .isEqualTo(1));
            var stop = it.getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .getFirst()
                    .getLifecycle()
                    .getPreStop();
            assertThat(stop.getExec().getCommand()).startsWith("sleep");
        });
    }

    @Test
    void servicesSelectPodsThatHaveTheirPorts() {
        assertThat(of(Service.class)).hasSize(6).allSatisfy(service -> {
            var selected = selected(service.getSpec().getSelector());
            assertThat(selected).hasSize(1);
            var names = portNames(selected);
            assertThat(service.getSpec().getPorts())
                    .allSatisfy(port -> assertThat(names).contains(port.getName()));
        });
    }

    @Test
    void nothingIsReachedUnlessAPolicySaysSo() {
        var policies = of(NetworkPolicy.class).toList();
        assertThat(policies)
                .filteredOn(it -> it.getSpec().getIngress().isEmpty()
                        && it.getSpec().getEgress().isEmpty())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
                    assertThat(it.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
                });
        assertThat(policies).allSatisfy(policy -> {
            var pods = selected(policy.getSpec().getPodSelector().getMatchLabels());
            assertThat(pods).isNotEmpty();
            policy.getSpec()
                    .getIngress()
                    .forEach(rule -> assertThat(portNames(pods)).containsAll(names(rule.getPorts())));
            policy.getSpec()
                    .getEgress()
                    .forEach(rule -> rule.getTo()
                            .forEach(to -> assertThat(portNames(
                                            selected(to.getPodSelector().getMatchLabels())))
                                    .containsAll(names(rule.getPorts()))));
        });
    }

    private static List<String> names(List<NetworkPolicyPort> ports) {
        return ports.stream().map(it -> it.getPort().getStrVal()).toList();
    }

    private static List<String> portNames(List<PodTemplateSpec> pods) {
        return pods.stream()
                .flatMap(it -> it.getSpec().getContainers().stream())
                .flatMap(it -> it.getPorts().stream())
                .map(ContainerPort::getName)
                .toList();
    }

    /** The pods that have all of the labels; all pods if there are none. */
    private List<PodTemplateSpec> selected(Map<String, String> labels) {
        var wanted =
                Objects.requireNonNullElse(labels, Map.<String, String>of()).entrySet();
        return templates().stream()
                .filter(it -> it.getMetadata().getLabels().entrySet().containsAll(wanted))
                .toList();
    }

    private List<PodTemplateSpec> templates() {
        return Stream.concat(
                        of(Deployment.class).map(it -> it.getSpec().getTemplate()),
                        of(StatefulSet.class).map(it -> it.getSpec().getTemplate()))
                .toList();
    }

    private <T> Stream<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    private static HasMetadata read(Map<String, Object> document) {
        String kind = document.get("apiVersion") + " " + document.get("kind");
        assertThat(KINDS).containsKey(kind);
        return STRICT.convertValue(document, KINDS.get(kind));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> documents(Path file) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var reader = Files.newBufferedReader(file)) {
            var documents = new ArrayList<Map<String, Object>>();
            StreamSupport.stream(yaml.loadAll(reader).spliterator(), false)
                    .forEach(it -> documents.add((Map<String, Object>) it));
            return documents.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files() {
        try (var files = Files.list(DIRECTORY)) {
            return files
                    .filter(it -> it.toString().endsWith(".yaml") && !it.endsWith(KUSTOMIZATION))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
