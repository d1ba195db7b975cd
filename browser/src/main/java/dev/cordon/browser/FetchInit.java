package dev.cordon.browser;

import dev.cordon.browser.fetch.CacheMode;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.RedirectMode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The second argument of {@code fetch}. Immutable, and cheap to use again and again: what does not
 * depend on the URL is worked out once.
 *
 * <pre>{@code
 * var put = FetchInit.of(init -> init.method("PUT").header("X-A", "1").credentials(INCLUDE));
 * page.fetch(url, put);
 * }</pre>
 */
public final class FetchInit {
  /** {@code fetch(url)}: GET, mode cors, credentials same-origin. */
  public static final FetchInit DEFAULT = new FetchInit(new Builder());

  final String method;
  final Mode mode;
  final Credentials credentials;
  final Headers headers;
  final @Nullable Payload body;
  final RedirectMode redirect;
  final @Nullable String referrer;
  final @Nullable ReferrerPolicy referrerPolicy;
  final CacheMode cache;
  final boolean keepalive;

  /** The last outcome; one of another profile replaces it. */
  private @Nullable RequestConstructor known;

  private FetchInit(Builder builder) {
    method = builder.method;
    mode = builder.mode;
    credentials = builder.credentials;
    headers = builder.headers.build();
    body = builder.body;
    redirect = builder.redirect;
    referrer = builder.referrer;
    referrerPolicy = builder.referrerPolicy;
    cache = builder.cache;
    keepalive = builder.keepalive;
  }

  /** What these settings make. */
  public static FetchInit of(Consumer<Builder> settings) {
    var builder = new Builder();
    settings.accept(builder);
    return new FetchInit(builder);
  }

  /** The request that the constructor of this profile makes of it, without its URL. */
  RequestConstructor constructed(Profile profile, Randomness random) {
    var last = known;
    if (last != null && last.profile == profile) {
      return last;
    }
    var constructed = RequestConstructor.construct(this, profile, random);
    if (body == null || body.isFixed()) {
      known = constructed;
    }
    return constructed;
  }

  /** Settings being put together, named as in JavaScript. */
  public static final class Builder {
    private String method = "GET";
    private Mode mode = Mode.CORS;
    private Credentials credentials = Credentials.SAME_ORIGIN;
    private final Headers.Builder headers = Headers.builder();
    private @Nullable Payload body;
    private RedirectMode redirect = RedirectMode.FOLLOW;
    private @Nullable String referrer;
    private @Nullable ReferrerPolicy referrerPolicy;
    private CacheMode cache = CacheMode.DEFAULT;
    private boolean keepalive;

    private Builder() {}

    public Builder method(String method) {
      this.method = method;
      return this;
    }

    public Builder mode(Mode mode) {
      this.mode = mode;
      return this;
    }

    public Builder credentials(Credentials credentials) {
      this.credentials = credentials;
      return this;
    }

    public Builder header(String name, String value) {
      headers.add(name, value);
      return this;
    }

    /** A string, as text/plain unless a header says otherwise. */
    public Builder body(String text) {
      return body(Payload.text(text));
    }

    public Builder body(Payload body) {
      this.body = body;
      return this;
    }

    public Builder redirect(RedirectMode redirect) {
      this.redirect = redirect;
      return this;
    }

    /** A URL of the page's origin; empty for none, {@code about:client} for the page's own. */
    public Builder referrer(String referrer) {
      this.referrer = referrer;
      return this;
    }

    public Builder referrerPolicy(ReferrerPolicy policy) {
      this.referrerPolicy = policy;
      return this;
    }

    public Builder cache(CacheMode cache) {
      this.cache = cache;
      return this;
    }

    public Builder keepalive() {
      this.keepalive = true;
      return this;
    }
  }
}
