/** Runs imports: receives files, sends their rows as commands, and goes on where it was interrupted. */
@NullMarked
package no.bufdirreporting.imports.command;

import org.jspecify.annotations.NullMarked;
