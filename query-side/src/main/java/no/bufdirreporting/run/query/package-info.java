/** Triggers, counts and resumes runs for every feature that has them. */
@NullMarked
package no.bufdirreporting.run.query;

import org.jspecify.annotations.NullMarked;
