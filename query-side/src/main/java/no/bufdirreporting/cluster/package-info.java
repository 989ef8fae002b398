/** Several query sides on one read model: membership, leader, distribution of segments, notifications between nodes. */
@NullMarked
package no.bufdirreporting.cluster;

import org.jspecify.annotations.NullMarked;
