package no.bufdirreporting.standalone.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Marks tests that start standalone applications. They run beside each other and beside the tests that share one
 * application; they are skipped when the suite runs against split processes.
 */
@Tag("standalone-only")
@Execution(ExecutionMode.CONCURRENT)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface StandaloneOnly {}
