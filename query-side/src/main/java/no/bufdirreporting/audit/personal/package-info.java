/** Personal data for those who may ask for all of it: access requests, what the trail's events say, and erasures. */
@NullMarked
package no.bufdirreporting.audit.personal;

import org.jspecify.annotations.NullMarked;
