package no.bufdirreporting.standalone.openapi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StandardServletEnvironment;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates the OpenAPI document with springdoc, from the controllers of both sides. The controllers are never called, so
 * they are created without their collaborators.
 */
public final class ApiDescription {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ApiDescription() {}

    /** The document, indented and with a newline at its end. */
    public static String generate() {
        var document = new AtomicReference<String>();
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        JacksonAutoConfiguration.class,
                        SpringDocConfiguration.class,
                        SpringDocConfigProperties.class,
                        SpringDocWebMvcConfiguration.class))
                .withBean(Describer.class)
                .withInitializer(context ->
                        controllers().forEach(it -> register(it, (BeanDefinitionRegistry) context.getBeanFactory())))
                .run(context -> document.set(MockMvcBuilders.webAppContextSetup(context)
                        .build()
                        .perform(MockMvcRequestBuilders.get("/v3/api-docs"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8)));
        var tree = JSON.readTree(document.get());
        ExampleCompletion.complete(tree);
        return JSON.writeValueAsString(tree) + "\n";
    }

    /** The controllers of all modules. */
    static List<Class<?>> controllers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false, new StandardServletEnvironment());
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents("no.bufdirreporting").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
                .toList();
    }

    private static <T> void register(Class<T> controller, BeanDefinitionRegistry registry) {
        registry.registerBeanDefinition(
                controller.getName(),
                BeanDefinitionBuilder.genericBeanDefinition(
                                controller, () -> new SpringObjenesis().newInstance(controller, false))
                        .getBeanDefinition());
    }
}
