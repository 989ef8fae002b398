/** The write side of report data: its snapshots, and the report definitions they follow, from files to the register. */
@NullMarked
package no.bufdirreporting.reportdata.command;

import org.jspecify.annotations.NullMarked;
