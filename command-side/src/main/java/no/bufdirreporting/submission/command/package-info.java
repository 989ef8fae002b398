/** The write side of submissions: the aggregate and its endpoint. */
@NullMarked
package no.bufdirreporting.submission.command;

import org.jspecify.annotations.NullMarked;
