/** The read side of activities: the list, and the rollups that every figure is counted from. */
@NullMarked
package no.bufdirreporting.activity.query;

import org.jspecify.annotations.NullMarked;
