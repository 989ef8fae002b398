/** The read side of report data: counting it, keeping it up to date, and letting clients watch it. */
@NullMarked
package no.bufdirreporting.reportdata.query;

import org.jspecify.annotations.NullMarked;
