/** Answers as tables: CSV, XLSX and the description of their columns, of lists in any length and of single answers. */
@NullMarked
package no.bufdirreporting.platform.http.table;

import org.jspecify.annotations.NullMarked;
