/** Several query-sides on one read model: who they are, who leads, who projects what, and what they tell each other. */
@NullMarked
package no.bufdirreporting.cluster;

import org.jspecify.annotations.NullMarked;
