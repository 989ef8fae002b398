/** Shared by all write endpoints: ids, versions, responses and commands at the start. */
@NullMarked
package no.bufdirreporting.platform.command;

import org.jspecify.annotations.NullMarked;
