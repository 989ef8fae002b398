/** The read side of submissions: counting what is submitted, and comparing it with what is there now. */
@NullMarked
package no.bufdirreporting.submission.query;

import org.jspecify.annotations.NullMarked;
