/** The write side of activities: the aggregate and its endpoints. */
@NullMarked
package no.bufdirreporting.activity.command;

import org.jspecify.annotations.NullMarked;
