/** Counts of distinct contacts over any span, without looking at contacts one by one. */
@NullMarked
package no.bufdirreporting.activity.query.contact;

import org.jspecify.annotations.NullMarked;
