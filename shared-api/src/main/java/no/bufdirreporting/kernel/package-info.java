/** Types that the messages of every feature share: rejections, event names, organization events, the calendar. */
@NullMarked
package no.bufdirreporting.kernel;

import org.jspecify.annotations.NullMarked;
