/** The activities as they are now, one row each, and the read endpoints that list them. */
@NullMarked
package no.bufdirreporting.activity.query.row;

import org.jspecify.annotations.NullMarked;
