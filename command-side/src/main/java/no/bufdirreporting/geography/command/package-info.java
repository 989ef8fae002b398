/** The write side of geographic distributions. */
@NullMarked
package no.bufdirreporting.geography.command;

import org.jspecify.annotations.NullMarked;
