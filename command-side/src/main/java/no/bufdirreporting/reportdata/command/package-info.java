/** The write side of report data: report snapshots, and report definitions from their files. */
@NullMarked
package no.bufdirreporting.reportdata.command;

import org.jspecify.annotations.NullMarked;
