/** Activities: what voluntary organizations record, and all that any figure is counted from. */
@NullMarked
package no.bufdirreporting.activity;

import org.jspecify.annotations.NullMarked;
