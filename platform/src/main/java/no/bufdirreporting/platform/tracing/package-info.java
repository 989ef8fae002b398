/** Traces over OpenTelemetry, where a collector is named. */
@NullMarked
package no.bufdirreporting.platform.tracing;

import org.jspecify.annotations.NullMarked;
