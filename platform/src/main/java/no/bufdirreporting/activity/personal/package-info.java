/** Encrypts the personal fields of activities before they are stored, and decrypts them for answers. */
@NullMarked
package no.bufdirreporting.activity.personal;

import org.jspecify.annotations.NullMarked;
