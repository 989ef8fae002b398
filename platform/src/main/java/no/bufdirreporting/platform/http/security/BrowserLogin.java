package no.bufdirreporting.platform.http.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Lets people log in with a browser, in addition to clients that send tokens. */
public interface BrowserLogin {

    /**
     * Adds the filters of login and session.
     *
     * @param identities decides what the tokens allow that a login leads to
     */
    void configure(HttpSecurity http, IssuedIdentities identities) throws Exception;
}
