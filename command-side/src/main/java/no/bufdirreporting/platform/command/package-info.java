/** What the write endpoints of every feature share. */
@NullMarked
package no.bufdirreporting.platform.command;

import org.jspecify.annotations.NullMarked;
