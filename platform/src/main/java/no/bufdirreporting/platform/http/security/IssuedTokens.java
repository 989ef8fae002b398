package no.bufdirreporting.platform.http.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.access.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Reads the tokens of the issuer: whether they are valid, whose they are, and what they allow. */
final class IssuedTokens implements Converter<Jwt, CallerAuthentication> {

    /** How long the keys are used that the issuer published last, while it cannot be asked. */
    private static final Duration OUTAGE = Duration.ofHours(24);

    /** A token that another system obtained for itself has no subject. */
    private static final List<String> NAMES = List.of("sub", "client_id", "azp");

    private final SecurityProperties security;
    private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

    IssuedTokens(SecurityProperties security) {
        this.security = security;
        scopes.setAuthorityPrefix("");
    }

    /** Accepts what is signed by a key of the issuer, is not expired, and is meant for one of the audiences. */
    static JwtDecoder decoder(String issuer, Collection<String> audiences, IssuerKeys keys) {
        var source = JWKSourceBuilder.create(keys)
                .rateLimited(false)
                .refreshAheadCache(false)
                .outageTolerant(OUTAGE.toMillis())
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.Family.SIGNATURE, source));
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                Set.copyOf(audiences), new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp"), Set.of());
        claims.setMaxClockSkew(Math.toIntExact(TokenExpiry.LEEWAY.toSeconds()));
        processor.setJWTClaimsSetVerifier(claims);
        return new NimbusJwtDecoder(processor);
    }

    @Override
    public CallerAuthentication convert(Jwt token) {
        var granted = scopes.convert(token).stream()
                .map(GrantedAuthority::getAuthority)
                .flatMap(it -> Scope.of(String.valueOf(it)).stream())
                .collect(Collectors.toSet());
        var organizations = organizations(token.getClaims().get(security.organizationClaim()))
                .collect(Collectors.toSet());
        return new CallerAuthentication(name(token), Caller.withToken(granted, organizations), token.getExpiresAt());
    }

    private static String name(Jwt token) {
        String name = NAMES.stream()
                .map(token::getClaimAsString)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (!Actor.isValid(name)) {
            throw new InvalidBearerTokenException("It names no subject, or one that is reserved");
        }
        return name;
    }

    /** A string, a list of them, or an organization as in Maskinporten's {@code consumer}. */
    private Stream<String> organizations(@Nullable Object claim) {
        return switch (claim) {
            case String one when !one.isBlank() -> Stream.of(one);
            case Collection<?> several -> several.stream().flatMap(this::organizations);
            case Map<?, ?> consumer when consumer.get("ID") instanceof String id -> Stream.of(ofNumber(id));
            case null, default -> Stream.empty();
        };
    }

    /** @param id such as {@code 0192:889640782}: the register, and the number there */
    private String ofNumber(String id) {
        String number = id.substring(id.indexOf(':') + 1);
        return security.organizationNumbers().getOrDefault(number, number);
    }
}
