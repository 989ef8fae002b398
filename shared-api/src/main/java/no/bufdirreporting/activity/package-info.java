/** Activities, which voluntary organizations record and all figures are counted from. */
@NullMarked
package no.bufdirreporting.activity;

import org.jspecify.annotations.NullMarked;
