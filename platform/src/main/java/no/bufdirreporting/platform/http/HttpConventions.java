package no.bufdirreporting.platform.http;

import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import no.bufdirreporting.platform.http.admission.AdmissionFilter;
import no.bufdirreporting.platform.http.binding.RecordArguments;
import no.bufdirreporting.platform.http.convention.HeaderArguments;
import no.bufdirreporting.platform.http.convention.HttpProperties;
import no.bufdirreporting.platform.http.convention.JsonConventions;
import no.bufdirreporting.platform.http.convention.PageLinks;
import no.bufdirreporting.platform.http.convention.SuppressedAnswers;
import no.bufdirreporting.platform.http.path.ApiPaths;
import no.bufdirreporting.platform.http.path.DoubledPathFilter;
import no.bufdirreporting.platform.http.path.Endpoints;
import no.bufdirreporting.platform.http.path.OptionsFilter;
import no.bufdirreporting.platform.http.problem.ProblemAdvice;
import no.bufdirreporting.platform.http.problem.ProblemErrorController;
import no.bufdirreporting.platform.http.problem.ProblemReportValve;
import no.bufdirreporting.platform.http.security.AccessConfiguration;
import no.bufdirreporting.platform.http.security.AllowedOrigins;
import no.bufdirreporting.platform.http.security.ContentRules;
import no.bufdirreporting.platform.http.security.FigureAccess;
import no.bufdirreporting.platform.http.security.RequestIdFilter;
import no.bufdirreporting.platform.http.stream.EventStreams;
import no.bufdirreporting.platform.http.stream.WatchProperties;
import no.bufdirreporting.platform.http.table.FormatStrategy;
import no.bufdirreporting.platform.http.table.TableConverter;
import no.bufdirreporting.platform.http.table.TableHandlerAdapter;
import no.bufdirreporting.platform.http.table.TableParametersFilter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the HTTP conventions. Found by a component scan, or imported. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpProperties.class, WatchProperties.class})
@Import({
    AccessConfiguration.class,
    FigureAccess.class,
    SuppressedAnswers.class,
    Endpoints.class,
    ProblemAdvice.class,
    ProblemErrorController.class,
    PageLinks.class,
    TableHandlerAdapter.class,
    EventStreams.class
})
public class HttpConventions implements WebMvcConfigurer {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final RecordArguments records;

    HttpConventions(HttpProperties properties) {
        this.records = new RecordArguments(properties.maxBodyBytes());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(List.of(records, new HeaderArguments()));
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(new FormatStrategy()));
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new TableConverter());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/swagger-ui").setViewName("forward:/swagger-ui/index.html");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(records).addPathPatterns(ApiPaths.ALL);
    }

    @Bean
    static JsonConventions jsonConventions() {
        return new JsonConventions();
    }

    /** The first filter, so that all others see the canonical path. */
    @Bean
    static FilterRegistrationBean<DoubledPathFilter> doubledPathFilter() {
        return ordered(new DoubledPathFilter(), Ordered.HIGHEST_PRECEDENCE);
    }

    /** After the request id is set. */
    @Bean
    static FilterRegistrationBean<OptionsFilter> optionsFilter(Endpoints endpoints) {
        return ordered(new OptionsFilter(endpoints), Ordered.HIGHEST_PRECEDENCE + 6);
    }

    @Bean
    static FilterRegistrationBean<CorsFilter> corsFilter(HttpProperties properties, Endpoints endpoints) {
        var origins = new AllowedOrigins(properties.cors().allowedOrigins(), endpoints);
        var filter = new CorsFilter(origins);
        filter.setCorsProcessor(origins);
        return ordered(filter, Ordered.HIGHEST_PRECEDENCE + 7);
    }

    /** Before every filter that may answer, so that each response carries the request id. */
    @Bean
    static FilterRegistrationBean<RequestIdFilter> requestIdFilter(HandlerExceptionResolver handlerExceptionResolver) {
        return ordered(new RequestIdFilter(handlerExceptionResolver), Ordered.HIGHEST_PRECEDENCE + 5);
    }

    /** After the filter that measures requests, so that 503 answers are measured too. */
    @Bean
    static FilterRegistrationBean<AdmissionFilter> admissionFilter(
            HttpProperties properties, HandlerExceptionResolver handlerExceptionResolver) {
        return ordered(new AdmissionFilter(properties, handlerExceptionResolver), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    static MeterBinder admissionMeters(FilterRegistrationBean<AdmissionFilter> admissionFilter) {
        return admissionFilter.getFilter()::bindTo;
    }

    /** A pause within a body ends it; without this, bodies may pause as long as connections may be idle. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodyPauses() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            connector.setProperty("disableUploadTimeout", "false");
            connector.setProperty("connectionUploadTimeout", Long.toString(LONGEST_PAUSE.toMillis()));
        });
    }

    /** After the path is canonical. */
    @Bean
    static FilterRegistrationBean<TableParametersFilter> tableParametersFilter() {
        return ordered(new TableParametersFilter(), Ordered.HIGHEST_PRECEDENCE + 11);
    }

    /** Runs last: the valve added last reports first, before Boot's. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new ContentRules());
            host.getPipeline().addValve(new ProblemReportValve());
        });
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
