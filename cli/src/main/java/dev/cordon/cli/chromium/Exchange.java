package dev.cordon.cli.chromium;

/**
 * What became of one request of a page.
 *
 * @param status the answer's status; 0 when the page got none
 * @param failure why the page got none: the blocked reason, the CORS error or {@code net::ERR_…};
 *     empty when it got one
 */
public record Exchange(String method, String url, int status, String failure) {}
