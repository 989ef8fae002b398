/** How far the read model has come, for readers who wait for their own writes. */
@NullMarked
package no.bufdirreporting.platform.query.position;

import org.jspecify.annotations.NullMarked;
