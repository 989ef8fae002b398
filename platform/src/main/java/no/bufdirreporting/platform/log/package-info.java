/** Keeps the log readable while a store is away. */
@NullMarked
package no.bufdirreporting.platform.log;

import org.jspecify.annotations.NullMarked;
