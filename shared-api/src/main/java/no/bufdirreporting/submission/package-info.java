/** Submissions: the figures of a period as they were handed in, and what has changed inside it since. */
@NullMarked
package no.bufdirreporting.submission;

import org.jspecify.annotations.NullMarked;
