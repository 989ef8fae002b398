package no.bufdirreporting.platform.http.table;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/** What a client accepts: the parameter {@code format} goes before the header {@code Accept}. */
public final class FormatStrategy implements ContentNegotiationStrategy {

    private static final HeaderContentNegotiationStrategy HEADER = new HeaderContentNegotiationStrategy();

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        return accepted(request);
    }

    /** The format that a client prefers of those that there are. */
    static TableFormat preferred(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        for (var accepted : accepted(request)) {
            for (var format : TableFormat.values()) {
                if (accepted.includes(format.mediaType())) {
                    return format;
                }
            }
        }
        return TableFormat.JSON;
    }

    private static List<MediaType> accepted(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        var http = request.getNativeRequest(HttpServletRequest.class);
        var format = http == null ? null : TableRequest.of(http).format();
        return format == null ? HEADER.resolveMediaTypes(request) : List.of(format.mediaType());
    }
}
