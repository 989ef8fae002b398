/** Who sends a request, what they may do, and which organizations they may see. */
@NullMarked
package no.bufdirreporting.platform.access;

import org.jspecify.annotations.NullMarked;
