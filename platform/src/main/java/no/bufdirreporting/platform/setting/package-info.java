/** The settings of the service, {@code bufdir.*}, and the check of them at the start. */
@NullMarked
package no.bufdirreporting.platform.setting;

import org.jspecify.annotations.NullMarked;
