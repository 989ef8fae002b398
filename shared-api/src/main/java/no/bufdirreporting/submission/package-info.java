/** Submissions: the figures of a period as they were handed in, and how they have changed since. */
@NullMarked
package no.bufdirreporting.submission;

import org.jspecify.annotations.NullMarked;
