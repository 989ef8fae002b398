/** Reference data: organizations, their local chapters, reporting periods and the category rules. */
@NullMarked
package no.bufdirreporting.organization;

import org.jspecify.annotations.NullMarked;
