package no.bufdirreporting.platform.http.path;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the resources of the whole system, whichever side this process runs. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ResourceListController {

    private final Endpoints endpoints;

    ResourceListController(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @GetMapping
    ResourceList list() {
        return new ResourceList(
                endpoints.resources().entrySet().stream()
                        .map(it -> new Resource(it.getKey(), names(it.getValue())))
                        .toList(),
                "/openapi.json",
                "/swagger-ui",
                "/problems");
    }

    private static List<String> names(Set<HttpMethod> methods) {
        return methods.stream().map(HttpMethod::name).toList();
    }

    /**
     * @param openapi where the API is described
     * @param documentation the same for people
     * @param problems the kinds of errors
     */
    record ResourceList(List<Resource> resources, String openapi, String documentation, String problems) {}

    record Resource(String path, List<String> methods) {}
}
