/** The write side of report data. */
@NullMarked
package no.bufdirreporting.reportdata.command;

import org.jspecify.annotations.NullMarked;
