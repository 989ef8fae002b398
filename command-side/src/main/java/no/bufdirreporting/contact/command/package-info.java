/** The write side of contacts: the erasure of their personal data. */
@NullMarked
package no.bufdirreporting.contact.command;

import org.jspecify.annotations.NullMarked;
