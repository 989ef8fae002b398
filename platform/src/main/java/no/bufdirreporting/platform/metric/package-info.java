/** What a process measures of itself, for Prometheus. */
@NullMarked
package no.bufdirreporting.platform.metric;

import org.jspecify.annotations.NullMarked;
