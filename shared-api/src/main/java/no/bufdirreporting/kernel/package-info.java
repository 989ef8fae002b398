/** What the messages of every feature share: rejections, organization sequencing, the calendar. */
@NullMarked
package no.bufdirreporting.kernel;

import org.jspecify.annotations.NullMarked;
