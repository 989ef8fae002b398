/** Report definitions in all their versions, and counting the fields that they name. */
@NullMarked
package no.bufdirreporting.reportdata.query.definition;

import org.jspecify.annotations.NullMarked;
