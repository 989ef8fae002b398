/** What is measured, a class per kind of measurement. */
@NullMarked
package no.bufdirreporting.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
