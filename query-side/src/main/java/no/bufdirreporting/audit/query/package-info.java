/** For auditors: the trail of everything that happened, chained by hashes, and the read model built again to be compared. */
@NullMarked
package no.bufdirreporting.audit.query;

import org.jspecify.annotations.NullMarked;
