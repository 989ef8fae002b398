/** For auditors: the history of everything that happened, and proof that it is what it was. */
@NullMarked
package no.bufdirreporting.audit.query;

import org.jspecify.annotations.NullMarked;
