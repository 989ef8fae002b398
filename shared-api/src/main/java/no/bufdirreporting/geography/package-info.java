/** Geographic distributions: an organization's participants of a period by region and by local chapter. */
@NullMarked
package no.bufdirreporting.geography;

import org.jspecify.annotations.NullMarked;
