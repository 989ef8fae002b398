/** Imports of files with activities: the jobs, their progress and their results. */
@NullMarked
package no.bufdirreporting.imports;

import org.jspecify.annotations.NullMarked;
