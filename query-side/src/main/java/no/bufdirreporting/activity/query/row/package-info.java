/** The current activities, one row each, and the read endpoints that list them. */
@NullMarked
package no.bufdirreporting.activity.query.row;

import org.jspecify.annotations.NullMarked;
