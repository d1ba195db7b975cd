package dev.cordon.browser.fetch;

import dev.cordon.browser.cookies.CookieNote;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request on the wire and its answer.
 *
 * @param preflight whether the browser asked this by itself, before the request proper
 * @param request as the server got it
 * @param response null where none came
 * @param sent the cookies that could have gone along: which did, and why the others did not
 * @param stored the cookies that the answer set: which were stored, and why the others were not
 */
public record Exchange(
    boolean preflight,
    Request request,
    @Nullable Response response,
    List<CookieNote> sent,
    List<CookieNote> stored) {}
