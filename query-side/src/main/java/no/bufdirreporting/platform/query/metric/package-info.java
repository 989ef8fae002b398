/** What a query side measures: how far its processors are, their batches, and the runs under way. */
@NullMarked
package no.bufdirreporting.platform.query.metric;

import org.jspecify.annotations.NullMarked;
