/** End-to-end tests: they use the system over HTTP, in one process or several. */
@NullMarked
package no.bufdirreporting.standalone.e2e;

import org.jspecify.annotations.NullMarked;
