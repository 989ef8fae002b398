package no.bufdirreporting.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test of the HTTP conventions on a real Tomcat, with {@link ThingController} as the endpoint. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ThingApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:platform.yml",
            "bufdir.http.cors.allowed-origins=https://figures.example",
            "bufdir.http.max-body-bytes=2000",
            "bufdir.http.max-concurrent-writes=2"
        })
@Import(Client.class)
public @interface HttpTest {}
