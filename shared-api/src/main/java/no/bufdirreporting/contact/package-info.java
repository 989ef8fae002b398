/** Contacts, the persons that activities are about, and the erasure of their personal data. */
@NullMarked
package no.bufdirreporting.contact;

import org.jspecify.annotations.NullMarked;
