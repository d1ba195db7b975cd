package dev.cordon.browser.profile;

import java.util.EnumSet;

/**
 * One decision that a browser takes about a request, an answer or a cookie, with the clause that
 * says so. A {@link Profile} says which of them an engine follows; switching one off shows what it
 * is good for.
 */
public enum Rule {
  // B request construction
  /** CONNECT, TRACE and TRACK are refused before anything is sent. */
  FORBIDDEN_METHODS(Spec.FETCH, "Request class, constructor: forbidden methods"),
  /** get, post, put, delete, head, options are upper-cased; patch is not. */
  METHOD_NORMALIZED(Spec.FETCH, "normalize a method"),
  /** mode no-cors takes GET, HEAD and POST alone. */
  NO_CORS_METHODS(Spec.FETCH, "Request class, constructor: no-cors methods"),
  /** Headers that only the browser may set are dropped. */
  FORBIDDEN_REQUEST_HEADERS(Spec.FETCH, "forbidden request-header"),
  /**
   * X-HTTP-Method, X-HTTP-Method-Override and X-Method-Override may not name a forbidden method.
   */
  FORBIDDEN_METHOD_OVERRIDES(Spec.FETCH, "forbidden request-header: method overrides"),
  /** In mode no-cors only safelisted headers stay. */
  NO_CORS_HEADERS(Spec.FETCH, "Headers guard: request-no-cors"),
  /** Range does not stay in mode no-cors. */
  NO_CORS_RANGE(Spec.FETCH, "privileged no-CORS request-header name"),
  /** A URL with a user name or password is refused by fetch. */
  URL_CREDENTIALS_REFUSED(Spec.FETCH, "Request class, constructor: URL with credentials"),
  /** A body brings its Content-Type where the page named none. */
  BODY_CONTENT_TYPE(Spec.FETCH, "extract a body"),
  /** A GET or HEAD with a body is refused. */
  BODY_NEEDS_METHOD(Spec.FETCH, "Request class, constructor: body on GET or HEAD"),
  /** Bodies of keepalive requests under way may have 64 KiB together. */
  KEEPALIVE_QUOTA(Spec.FETCH, "HTTP-network-or-cache fetch: keepalive"),
  /** A listener on the upload counts even where there is no body. */
  UPLOAD_LISTENER_BODILESS(Spec.XHR, "send: upload listener flag without a body"),
  /** An XMLHttpRequest with a listener on its upload asks first. */
  UPLOAD_LISTENER_PREFLIGHT(Spec.FETCH, "use-CORS-preflight flag: upload listener"),
  /** A stream as body is not sent over HTTP/1.1. */
  STREAM_BODY_HTTP2(Spec.FETCH, "HTTP-network fetch: HTTP/1.x and streams"),
  /** A stream as body asks first, and needs duplex. */
  STREAM_BODY_PREFLIGHT(Spec.FETCH, "use-CORS-preflight flag: stream"),

  /** A stream is sent as one; where none is known it is turned into a string. */
  STREAM_BODY(Spec.FETCH, "extract a body: ReadableStream"),

  // C who makes which request
  /** crossorigin makes an element's request one of mode cors. */
  CROSSORIGIN_ATTRIBUTE(Spec.HTML, "create a potential-CORS request"),
  /** Module scripts are fetched in mode cors. */
  MODULE_SCRIPT_CORS(Spec.HTML, "fetch a single module script"),
  /** A worker's script must be of the page's own origin. */
  WORKER_SAME_ORIGIN(Spec.HTML, "fetch a classic worker script"),
  /** Fonts are fetched in mode cors. */
  FONT_CORS(Spec.HTML, "create a potential-CORS request: fonts"),
  /** Event streams are fetched in mode cors, and must be text/event-stream. */
  EVENT_SOURCE_CORS(Spec.HTML, "EventSource, constructor"),
  /** A beacon whose Content-Type is not safelisted is one of mode cors. */
  BEACON_CORS(Spec.BEACON, "sendBeacon, content type"),
  /** A manifest is fetched with its page. */
  LINK_MANIFEST(Spec.HTML, "link type \"manifest\""),
  /** An icon is fetched with its page. */
  LINK_ICON(Spec.HTML, "link type \"icon\""),
  /** What a page will want is fetched ahead of time. */
  LINK_PREFETCH(Spec.HTML, "link type \"prefetch\""),
  /** A track without crossorigin is fetched from the own origin alone. */
  TRACK_SAME_ORIGIN(Spec.HTML, "track element, CORS state"),
  /** A track is asked for in the page's name, like anything else. */
  TRACK_REFERRER(Spec.HTML, "track element, referrer"),
  /** What a style sheet imports is asked for in the sheet's name. */
  STYLE_IMPORT_REFERRER(Spec.REFERRER_POLICY, "integration with CSS: imports"),
  /** The page of an object or embed is asked for as that, and not as an iframe. */
  PLUGIN_DESTINATION(Spec.HTML, "object and embed elements, destination"),
  /** An object whose page may not be shown fires error, and shows what is in it. */
  OBJECT_ERROR(Spec.HTML, "object element, error"),
  /** A ping is a POST of text/ping with Ping-From and Ping-To. */
  PING_HEADERS(Spec.HTML, "hyperlink auditing"),
  /** A click on a link with ping tells those URLs of it. */
  PING(Spec.HTML, "hyperlink auditing: ping"),
  /** rel=noreferrer on a form keeps the referrer from where it leads. */
  FORM_NOREFERRER(Spec.HTML, "form submission: noreferrer"),
  /** rel=noreferrer on a form is the policy no-referrer, so that its Origin is null. */
  FORM_NOREFERRER_ORIGIN(Spec.HTML, "form submission: noreferrer and Origin"),
  /** A form sends one of three content types. */
  FORM_ENCTYPE(Spec.HTML, "form submission: enctype"),
  /** A sandboxed frame may not navigate the top, open windows or submit forms without leave. */
  SANDBOX_NAVIGATION(Spec.HTML, "navigate: sandboxing"),
  /** In a sandboxed frame no script runs without leave. */
  SANDBOX_SCRIPTS(Spec.HTML, "sandboxed scripts browsing context flag"),

  // D main fetch
  /** 4190 and 6679 are among the refused ports. */
  BAD_PORT_LATER(Spec.FETCH, "main fetch: bad port, 4190 and 6679"),
  /** Ports of other protocols are refused. */
  BAD_PORT(Spec.FETCH, "main fetch: bad port"),
  /** A secure page may not fetch over plain http. */
  MIXED_CONTENT_BLOCK(Spec.MIXED_CONTENT, "should fetching request be blocked as mixed content"),
  /** Images, audio and video of a secure page are fetched over https instead. */
  MIXED_CONTENT_UPGRADE(Spec.MIXED_CONTENT, "upgrade a mixed content request"),
  /** http://localhost and http://127.0.0.1 are not mixed content. */
  MIXED_CONTENT_LOCALHOST(Spec.MIXED_CONTENT, "a priori authenticated URL: localhost"),
  /** Content-Security-Policy: block-all-mixed-content blocks what would have been upgraded. */
  BLOCK_ALL_MIXED_CONTENT(Spec.MIXED_CONTENT, "strict mixed content checking"),
  /** Content-Security-Policy: upgrade-insecure-requests turns http into https. */
  UPGRADE_INSECURE_REQUESTS(Spec.UPGRADE, "upgrade request to a potentially trustworthy URL"),
  /** So are a worker's script and what it asks for. */
  UPGRADE_WORKERS(Spec.UPGRADE, "policy inheritance: workers"),
  /** Navigations say that they would rather be answered securely. */
  UPGRADE_PREFERENCE(Spec.UPGRADE, "Upgrade-Insecure-Requests header field"),
  /** Also those that are secure already, or that a redirect leads on. */
  UPGRADE_PREFERENCE_SECURE(Spec.UPGRADE, "Upgrade-Insecure-Requests header field: https"),
  /** Also those of objects and embeds. */
  UPGRADE_PREFERENCE_PLUGINS(Spec.UPGRADE, "Upgrade-Insecure-Requests header field: objects"),
  /** A host that said Strict-Transport-Security is asked over https. */
  HSTS(Spec.HSTS, "URI loading and port mapping"),
  /** A page's embedded answers of other sites can say so as well. */
  HSTS_BY_SUBRESOURCE(Spec.HSTS, "Strict-Transport-Security of third parties"),
  /** mode same-origin does not leave the origin. */
  SAME_ORIGIN_MODE(Spec.FETCH, "main fetch: same-origin mode"),
  /** mode no-cors with a redirect mode other than follow is refused. */
  NO_CORS_FOLLOWS(Spec.FETCH, "main fetch: no-cors and redirect mode"),
  /** Set-Cookie is never shown to a page. */
  BASIC_FILTER(Spec.FETCH, "basic filtered response"),
  /** Of an answer from elsewhere only safelisted and exposed headers are shown. */
  CORS_FILTER(Spec.FETCH, "CORS filtered response"),
  /** Access-Control-Expose-Headers: * exposes all, without credentials. */
  EXPOSE_WILDCARD(Spec.FETCH, "main fetch: exposed headers, wildcard"),
  /** Of an opaque answer nothing is shown. */
  OPAQUE_FILTER(Spec.FETCH, "opaque filtered response"),
  /** Of a redirect in mode manual nothing is shown. */
  OPAQUE_REDIRECT_FILTER(Spec.FETCH, "opaque-redirect filtered response"),
  /** CORS is for http and https alone. */
  CORS_SCHEME(Spec.FETCH, "main fetch: scheme"),
  /** Nothing is fetched from schemes that the browser does not know. */
  SCHEME_FETCH(Spec.FETCH, "scheme fetch"),
  /** What a browser says it takes depends on what it wants it for. */
  ACCEPT_BY_DESTINATION(Spec.FETCH, "fetch: Accept"),

  // E http fetch
  /** Access-Control-Allow-Origin must name the page's origin, byte for byte, or be *. */
  CORS_CHECK(Spec.FETCH, "CORS check: origin"),
  /** With credentials * is not enough. */
  CORS_WILDCARD_WITHOUT_CREDENTIALS(Spec.FETCH, "CORS check: wildcard"),
  /** With credentials Access-Control-Allow-Credentials: true must be there. */
  CORS_ALLOW_CREDENTIALS(Spec.FETCH, "CORS check: credentials"),
  /** A method other than GET, HEAD and POST asks first. */
  PREFLIGHT_METHOD(Spec.FETCH, "HTTP fetch: preflight for the method"),
  /** A header that is not safelisted asks first. */
  PREFLIGHT_HEADERS(Spec.FETCH, "HTTP fetch: preflight for headers"),

  // F redirects
  /** A redirect has one Location, and that is a URL. */
  REDIRECT_LOCATION(Spec.FETCH, "location URL"),
  /** A redirect to anything but http and https is an error. */
  REDIRECT_SCHEME(Spec.FETCH, "HTTP-redirect fetch: scheme"),
  /** After 20 redirects there is an error. */
  REDIRECT_COUNT(Spec.FETCH, "HTTP-redirect fetch: count"),
  /**
   * In mode cors a redirect from the page's own origin to a foreign URL with credentials is an
   * error.
   */
  REDIRECT_CREDENTIALS_CROSS_ORIGIN(
      Spec.FETCH, "HTTP-redirect fetch: credentials, cross-origin cors"),
  /** Once tainted, a redirect to a URL with credentials is an error. */
  REDIRECT_CREDENTIALS_CORS(Spec.FETCH, "HTTP-redirect fetch: credentials, tainting cors"),
  /** An empty Location leads to the same URL again. */
  REDIRECT_LOCATION_EMPTY(Spec.FETCH, "location URL: empty"),
  /** A stream cannot be sent again. */
  REDIRECT_STREAM_BODY(Spec.FETCH, "HTTP-redirect fetch: body source"),
  /** 301 and 302 turn POST into GET. */
  REDIRECT_POST_TO_GET(Spec.FETCH, "HTTP-redirect fetch: 301 and 302"),
  /** 303 turns all but GET and HEAD into GET. */
  REDIRECT_303(Spec.FETCH, "HTTP-redirect fetch: 303"),
  /** Authorization does not follow to another origin. */
  REDIRECT_AUTHORIZATION(Spec.FETCH, "HTTP-redirect fetch: Authorization"),
  /** After a detour through another origin Origin is null. */
  REDIRECT_TAINT(Spec.FETCH, "serializing a request origin: redirect-taint"),
  /** After a detour a preflight's Origin is null, too. */
  PREFLIGHT_TAINT(Spec.FETCH, "serializing a request origin: preflights"),
  /** A redirect that still asks for a preflight gets one. */
  REDIRECT_PREFLIGHT(Spec.FETCH, "HTTP-redirect fetch: recursion"),
  /** redirect: error and manual do not follow. */
  REDIRECT_MODE(Spec.FETCH, "HTTP-redirect fetch: redirect mode"),

  // G network-or-cache
  /** omit sends none, same-origin to the own origin only. */
  CREDENTIALS_MODE(Spec.FETCH, "HTTP-network-or-cache fetch: include credentials"),
  /** Under credentialless a no-cors request to elsewhere carries no credentials. */
  COEP_CREDENTIALLESS(Spec.FETCH, "Cross-Origin-Embedder-Policy allows credentials"),
  /** no-store, reload and no-cache send Pragma and Cache-Control. */
  CACHE_MODE_HEADERS(Spec.FETCH, "HTTP-network-or-cache fetch: cache mode"),
  /** only-if-cached does not reach the network. */
  ONLY_IF_CACHED(Spec.FETCH, "HTTP-network-or-cache fetch: only-if-cached"),
  /** Basic credentials that the user gave go along, to that origin. */
  AUTHENTICATION_ENTRY(Spec.FETCH, "HTTP-network-or-cache fetch: authentication entries"),

  // H origin header
  /** What CORS governs names its origin, whatever the method. */
  ORIGIN_ON_CORS(Spec.FETCH, "append a request Origin header: cors"),
  /** All but GET and HEAD name their origin. */
  ORIGIN_ON_UNSAFE(Spec.FETCH, "append a request Origin header: other methods"),
  /** From https to http the policies against downgrades do so. */
  ORIGIN_DOWNGRADE(Spec.FETCH, "append a request Origin header: referrer policy, downgrade"),
  /** Outside CORS the referrer policy can turn Origin into null. */
  ORIGIN_BY_REFERRER_POLICY(Spec.FETCH, "append a request Origin header: referrer policy"),
  /** And not of navigations alone, but also where mode no-cors is spoken. */
  ORIGIN_BY_REFERRER_POLICY_NO_CORS(
      Spec.FETCH, "append a request Origin header: referrer policy, mode no-cors"),
  /** Sandboxed frames, data: frames have an opaque origin, null. */
  OPAQUE_ORIGIN(Spec.HTML, "opaque origin: sandbox, data:"),

  // I preflight
  /**
   * Access-Control-Request-Headers has the unsafe names, lower-cased, sorted, joined by a bare
   * comma.
   */
  PREFLIGHT_REQUEST_HEADERS(Spec.FETCH, "CORS-preflight fetch: headers"),
  /** The answer to a preflight must have a status of 200 to 299. */
  PREFLIGHT_STATUS(Spec.FETCH, "CORS-preflight fetch: ok status"),
  /** The answer to a preflight must pass the CORS check. */
  PREFLIGHT_CORS_CHECK(Spec.FETCH, "CORS-preflight fetch: CORS check"),
  /** A preflight never carries cookies or Authorization. */
  PREFLIGHT_WITHOUT_CREDENTIALS(Spec.FETCH, "CORS-preflight fetch: credentials"),
  /** Access-Control-Allow-Methods must name the method, case-sensitively. */
  PREFLIGHT_ALLOW_METHODS(Spec.FETCH, "CORS-preflight fetch: methods"),
  /** GET, HEAD and POST need not be named. */
  PREFLIGHT_SAFE_METHODS(Spec.FETCH, "CORS-preflight fetch: safelisted methods"),
  /** Without credentials * names every method. */
  PREFLIGHT_METHOD_WILDCARD(Spec.FETCH, "CORS-preflight fetch: method wildcard"),
  /** Access-Control-Allow-Headers must name each unsafe header. */
  PREFLIGHT_ALLOW_HEADERS(Spec.FETCH, "CORS-preflight fetch: headers"),
  /** Without credentials * names every header. */
  PREFLIGHT_HEADER_WILDCARD(Spec.FETCH, "CORS-preflight fetch: header wildcard"),
  /** Authorization must be named, * does not cover it. */
  AUTHORIZATION_BEYOND_WILDCARD(Spec.FETCH, "CORS non-wildcard request-header name"),
  /** A malformed list of methods or headers is an error. */
  PREFLIGHT_LISTS_PARSE(Spec.FETCH, "CORS-preflight fetch: header list values"),
  /** A preflight does not follow redirects. */
  PREFLIGHT_NO_REDIRECT(Spec.FETCH, "CORS-preflight fetch: redirect"),
  /** What a preflight granted is remembered for Access-Control-Max-Age. */
  PREFLIGHT_CACHE(Spec.FETCH, "CORS-preflight cache"),
  /** A grant given without credentials does not serve a request with them. */
  PREFLIGHT_CACHE_CREDENTIALS(Spec.FETCH, "CORS-preflight cache: credentials"),
  /** Without Access-Control-Max-Age a grant lasts 5 seconds. */
  PREFLIGHT_CACHE_DEFAULT(Spec.FETCH, "CORS-preflight cache: default max-age"),
  /** A malformed Access-Control-Max-Age counts as 5 seconds. */
  PREFLIGHT_CACHE_UNPARSABLE(Spec.FETCH, "CORS-preflight cache: unparsable max-age"),
  /** A remembered * still grants everything. */
  PREFLIGHT_CACHE_WILDCARD(Spec.FETCH, "CORS-preflight cache: wildcard entries"),
  /** A remembered * does not grant Authorization. */
  PREFLIGHT_CACHE_AUTHORIZATION(Spec.FETCH, "CORS-preflight cache: wildcard and Authorization"),
  /** A grant given with credentials serves a request without them too. */
  PREFLIGHT_CACHE_CREDENTIALS_DOWN(Spec.FETCH, "CORS-preflight cache: without credentials"),
  /** What was granted to an opaque origin, null, is remembered like any other. */
  PREFLIGHT_CACHE_OPAQUE(Spec.FETCH, "CORS-preflight cache: opaque origins"),
  /** HEAD needs no remembered grant of its own. */
  PREFLIGHT_CACHE_HEAD(Spec.FETCH, "CORS-preflight cache: HEAD"),
  /** Pages under different top-level sites do not share grants. */
  PREFLIGHT_CACHE_PARTITION(Spec.FETCH, "network partition key"),
  /** A request that failed takes its grants along. */
  PREFLIGHT_CACHE_CLEARED(Spec.FETCH, "clear cache entries"),

  /** The names in Access-Control-Request-Headers stand there once each. */
  PREFLIGHT_HEADERS_ONCE(Spec.FETCH, "CORS-unsafe request-header names: once each"),
  /** A preflight's Sec-Fetch-Site looks at the whole chain of redirects. */
  PREFLIGHT_METADATA_CHAIN(Spec.FETCH_METADATA, "Sec-Fetch-Site: preflights after redirects"),

  // J safelist
  /** A value over 128 bytes is not safelisted. */
  SAFELIST_LENGTH(Spec.FETCH, "CORS-safelisted request-header: length"),
  /** Over 1,024 bytes together, all are unsafe. */
  SAFELIST_TOTAL(Spec.FETCH, "CORS-unsafe request-header names: total"),
  /** accept and content-type with an unsafe byte are not safelisted. */
  SAFELIST_BYTES(Spec.FETCH, "CORS-unsafe request-header byte"),
  /** accept-language and content-language allow few bytes. */
  SAFELIST_LANGUAGE(Spec.FETCH, "CORS-safelisted request-header: languages"),
  /** content-type must be one of a form's three. */
  SAFELIST_CONTENT_TYPE(Spec.FETCH, "CORS-safelisted request-header: content-type"),
  /** The unit of range is compared byte for byte. */
  SAFELIST_RANGE_CASE(Spec.FETCH, "CORS-safelisted request-header: range, case"),
  /** range must be bytes=from-, with or without an end. */
  SAFELIST_RANGE(Spec.FETCH, "CORS-safelisted request-header: range"),

  // K cookies
  /** What becomes of cookies of a site that is not the top-level one. */
  THIRD_PARTY_COOKIES(Spec.COOKIES, "Ignoring Set-Cookie Header Fields; third-party cookies"),
  /** Where cookies of third parties are blocked, those that are there stay at home. */
  THIRD_PARTY_SENDING(Spec.COOKIES, "third-party cookies: retrieval"),
  /** Below a frame of another site even the top-level site is a third party. */
  THIRD_PARTY_ANCESTORS(Spec.COOKIES, "third-party cookies: ancestors"),
  /** Strict cookies go with same-site requests alone. */
  SAME_SITE_STRICT(Spec.COOKIES, "SameSite, Strict"),
  /** Lax cookies go with same-site requests and with safe top-level navigations. */
  SAME_SITE_LAX(Spec.COOKIES, "SameSite, Lax"),
  /** A cookie without SameSite counts as Lax. */
  SAME_SITE_DEFAULT_LAX(Spec.COOKIES, "SameSite, default"),
  /** A cookie without SameSite also goes with top-level POSTs while it is young. */
  LAX_ALLOWING_UNSAFE(Spec.COOKIES, "Lax-Allowing-Unsafe"),
  /** SameSite=None without Secure is refused. */
  SAME_SITE_NONE_SECURE(Spec.COOKIES, "SameSite=None"),
  /** http and https of one domain are different sites. */
  SAME_SITE_SCHEMEFUL(Spec.COOKIES, "\"Same-site\" and \"cross-site\" requests: scheme"),
  /** A redirect through another site makes a request cross-site. */
  SAME_SITE_REDIRECT_CHAIN(Spec.COOKIES, "\"Same-site\" and \"cross-site\" requests: redirects"),
  /** Not the page at the top alone, but who made the request says whether it is same-site. */
  SAME_SITE_INITIATOR(Spec.COOKIES, "\"Same-site\" and \"cross-site\" requests: initiator"),
  /** A frame inside another site's page is cross-site to its own server. */
  SAME_SITE_ANCESTORS(Spec.COOKIES, "\"Same-site\" and \"cross-site\" requests: ancestors"),
  /** A cross-site answer cannot set Strict and Lax cookies, unless it is a top-level page. */
  SAME_SITE_STORE(Spec.COOKIES, "storage model: same-site cookies from cross-site answers"),
  /** Secure cookies go over secure connections alone. */
  SECURE_SENT(Spec.COOKIES, "Secure attribute, retrieval"),
  /** Secure cookies are set over secure connections alone. */
  SECURE_STORED(Spec.COOKIES, "Secure attribute, storage"),
  /** http://localhost counts as a secure connection. */
  SECURE_LOCALHOST(Spec.COOKIES, "Secure attribute, localhost"),
  /** An insecure answer does not replace a Secure cookie. */
  LEAVE_SECURE_ALONE(Spec.COOKIES, "storage model: leave secure cookies alone"),
  /** Nor does it set one of the same name beside it, under another domain or a longer path. */
  LEAVE_SECURE_UNSHADOWED(Spec.COOKIES, "storage model: leave secure cookies alone, shadowing"),
  /** HttpOnly cookies are neither read nor written by script. */
  HTTP_ONLY(Spec.COOKIES, "HttpOnly attribute"),
  /** Domain= must be the host's own or a parent's. */
  COOKIE_DOMAIN(Spec.COOKIES, "domain matching"),
  /** Domain= may not be a public suffix. */
  COOKIE_PUBLIC_SUFFIX(Spec.COOKIES, "storage model: public suffixes"),
  /** Without Domain= a cookie goes to its host alone. */
  COOKIE_HOST_ONLY(Spec.COOKIES, "storage model: host-only"),
  /** Cookies go to their path and below. */
  COOKIE_PATH(Spec.COOKIES, "path-match"),
  /** Without Path= a cookie belongs to the folder of the page. */
  COOKIE_DEFAULT_PATH(Spec.COOKIES, "default-path"),
  /** __Secure- names need Secure. */
  PREFIX_SECURE(Spec.COOKIES, "cookie name prefixes: __Secure-"),
  /** __Host- names need Secure, Path=/ and no Domain. */
  PREFIX_HOST(Spec.COOKIES, "cookie name prefixes: __Host-"),
  /** __Http- and __Host-Http- names need HttpOnly, and Secure. */
  PREFIX_HTTP(Spec.COOKIES, "cookie name prefixes: __Http-"),
  /** For __Host- names Path=/ must be written, though it be the folder of the page anyway. */
  PREFIX_HOST_PATH(Spec.COOKIES, "cookie name prefixes: __Host-, Path written"),
  /** A nameless cookie whose value looks like a prefixed name is refused. */
  PREFIX_NAMELESS(Spec.COOKIES, "cookie name prefixes: nameless"),
  /** A line with a control character is refused. */
  COOKIE_CONTROLS(Spec.COOKIES, "Set-Cookie: control characters"),
  /** Name and value over 4,096 bytes are refused, attributes over 1,024 ignored. */
  COOKIE_SIZE(Spec.COOKIES, "Set-Cookie: size"),
  /** A line with neither a name nor a value is refused. */
  COOKIE_EMPTY(Spec.COOKIES, "Set-Cookie: empty name and value"),
  /** What has no = is a value without a name. */
  COOKIE_WITHOUT_EQUALS(Spec.COOKIES, "Set-Cookie: no ="),
  /** Expires and Max-Age are believed. */
  COOKIE_EXPIRY(Spec.COOKIES, "Expires, Max-Age"),
  /** Max-Age beats Expires, wherever it stands. */
  COOKIE_MAX_AGE_FIRST(Spec.COOKIES, "storage model: Max-Age before Expires"),
  /** Max-Age gives a cookie 400 days at most. */
  COOKIE_MAX_AGE_CAP(Spec.COOKIES, "cookie lifetime limits: Max-Age"),
  /** Expires gives a cookie 400 days at most. */
  COOKIE_EXPIRES_CAP(Spec.COOKIES, "cookie lifetime limits: Expires"),
  /** A cookie that replaces another has the age of the first. */
  COOKIE_CREATION_KEPT(Spec.COOKIES, "storage model: creation-time of the old cookie"),
  /** Longer paths first, then older cookies. */
  COOKIE_ORDER(Spec.COOKIES, "retrieval algorithm: order"),
  /** A domain has room for so many cookies; the oldest go, those without Secure first. */
  COOKIE_EVICTION(Spec.COOKIES, "storage model: eviction"),
  /** Partitioned cookies live under one top-level site. */
  COOKIE_PARTITIONED(Spec.CHIPS, "Partitioned"),
  /** Cross-site requests with credentials say whether unpartitioned cookies go along. */
  STORAGE_ACCESS_HEADER(Spec.STORAGE_ACCESS, "Sec-Fetch-Storage-Access"),

  /** A redirect from another site to yet another one does not end that. */
  STORAGE_ACCESS_AFTER_REDIRECT(Spec.STORAGE_ACCESS, "Sec-Fetch-Storage-Access: redirects"),
  /** Workers say so too. */
  STORAGE_ACCESS_WORKERS(Spec.STORAGE_ACCESS, "Sec-Fetch-Storage-Access: workers"),

  /** A page in an iframe with credentialless has no cookies, and its frame asks without any. */
  IFRAME_CREDENTIALLESS(Spec.HTML, "iframe, credentialless"),
  /** A data: page has no cookies, and reading them is no error. */
  COOKIE_AVERSE(Spec.HTML, "cookie-averse Document"),

  // L fetch metadata
  /** Requests say where they come from, how, and for what. */
  FETCH_METADATA(Spec.FETCH_METADATA, "Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest"),
  /** Navigations by the user's hand say so. */
  FETCH_METADATA_USER(Spec.FETCH_METADATA, "Sec-Fetch-User"),
  /** What CORS governs carries them after a redirect to another origin, too. */
  FETCH_METADATA_AFTER_REDIRECT(Spec.FETCH_METADATA, "integration with Fetch: redirects"),
  /** Sec-Fetch-Site is that of the worst hop. */
  FETCH_METADATA_CHAIN(Spec.FETCH_METADATA, "Sec-Fetch-Site: redirects"),
  /** Only trustworthy URLs get them. */
  FETCH_METADATA_TRUSTWORTHY(Spec.FETCH_METADATA, "set the Fetch metadata headers: trustworthy"),
  /** Handshakes carry them too. */
  FETCH_METADATA_WEBSOCKET(Spec.FETCH_METADATA, "WebSocket handshakes"),

  // Referrer
  /** Referer is cut to what the policy allows. */
  REFERRER_BY_POLICY(Spec.REFERRER_POLICY, "determine request's referrer"),
  /** Without a policy it is strict-origin-when-cross-origin. */
  REFERRER_DEFAULT(Spec.REFERRER_POLICY, "default policy"),
  /** A redirect's own Referrer-Policy holds from there on. */
  REFERRER_ON_REDIRECT(Spec.REFERRER_POLICY, "set request's referrer policy on redirect"),
  /**
   * unsafe-url, no-referrer-when-downgrade and origin-when-cross-origin are honoured across sites.
   */
  REFERRER_WEAK_POLICIES(Spec.REFERRER_POLICY, "weak policies across sites"),
  /** What a page of an opaque origin embeds, and where it leads, is not told its URL. */
  REFERRER_OPAQUE(Spec.REFERRER_POLICY, "determine request's referrer: opaque origins"),
  /** Nor is what its scripts ask for. */
  REFERRER_OPAQUE_SCRIPT(
      Spec.REFERRER_POLICY, "determine request's referrer: opaque origins, scripts"),
  /** What scripts of a srcdoc page ask for is told the URL of the page around it. */
  REFERRER_SRCDOC_SCRIPT(Spec.REFERRER_POLICY, "determine request's referrer: srcdoc, scripts"),
  /** A reload by script tells what the first load told, and not the page itself. */
  RELOAD_REFERRER(Spec.HTML, "reload: document state, request referrer"),
  /** A reload by script is made in the name of whoever made the first load. */
  RELOAD_INITIATOR(Spec.HTML, "reload: document state, initiator origin"),

  // M response
  /** With nosniff a script must have a script's type. */
  NOSNIFF_SCRIPT(Spec.FETCH, "nosniff: scripts"),
  /** With nosniff a style sheet must be text/css. */
  NOSNIFF_STYLE(Spec.FETCH, "nosniff: styles"),
  /** Images, audio, video and csv never run as scripts. */
  SCRIPT_MIME(Spec.FETCH, "should response be blocked due to its MIME type"),
  /** A module script must have a script's type. */
  MODULE_MIME(Spec.HTML, "fetch a single module script: MIME type"),
  /** A worker's script must have a script's type. */
  WORKER_MIME(Spec.HTML, "fetch a classic worker script: MIME type"),
  /** A module worker's script must, too. */
  MODULE_WORKER_MIME(Spec.HTML, "fetch a worklet/module worker script graph: MIME type"),
  /** What a worker imports by importScripts() must, too. */
  IMPORT_SCRIPTS_MIME(Spec.HTML, "fetch a classic worker-imported script: MIME type"),
  /** A style sheet of another type fires error. */
  STYLE_MIME_ERROR(Spec.HTML, "link type \"stylesheet\": error"),
  /** A style sheet of another origin must be text/css. */
  STYLE_MIME(Spec.HTML, "link type stylesheet: MIME type"),
  /** Cross-Origin-Resource-Policy keeps no-cors answers from foreign pages. */
  CORP(Spec.FETCH, "cross-origin resource policy check"),
  /** same-site does not reach from a secure answer to an insecure page. */
  CORP_SAME_SITE_SCHEME(Spec.FETCH, "cross-origin resource policy check: scheme"),
  /** Under require-corp what says nothing is refused. */
  COEP_REQUIRE_CORP(Spec.FETCH, "cross-origin resource policy check: embedder"),
  /** Under an embedder policy frames must have one too. */
  COEP_FRAMES(Spec.HTML, "embedder policy check of frames"),
  /** Data that is no image, script or media is kept from no-cors elements. */
  ORB(Spec.ORB, "opaque-response-safelist check"),
  /** What is not labelled as data is kept too, unless it parses as a script. */
  ORB_SCRIPT_PARSED(Spec.ORB, "opaque-response-safelist check: parses as JavaScript"),
  /** What is labelled as a script is taken for one. */
  ORB_SCRIPT_TRUSTED(Spec.ORB, "opaque-safelisted MIME type: JavaScript"),
  /** With nosniff text/plain is kept as well. */
  ORB_NOSNIFF_TEXT(Spec.ORB, "opaque-response-safelist check: nosniff and text/plain"),
  /** DENY and SAMEORIGIN keep a page from being framed. */
  X_FRAME_OPTIONS(Spec.HTML, "X-Frame-Options"),
  /** frame-ancestors says who may frame, and X-Frame-Options is then not asked. */
  FRAME_ANCESTORS(Spec.CSP, "frame-ancestors"),
  /** A page with noopener-allow-popups has no opener. */
  OPENER_POLICY_NOOPENER(Spec.HTML, "opener policy value: noopener-allow-popups"),
  /** Content-Security-Policy: sandbox sandboxes the page. */
  CSP_SANDBOX(Spec.CSP, "sandbox"),

  // N network position
  /** Public pages may not reach local addresses without leave. */
  LOCAL_NETWORK_ACCESS(Spec.LOCAL_NETWORK, "local network access check"),
  /** A handshake carries cookies and Origin, and CORS does not govern it. */
  WEBSOCKET_HANDSHAKE(Spec.WEBSOCKETS, "establish a WebSocket connection"),

  // Beyond the standards

  /** Lines of one name that a page sets are one line from the start, and judged as one. */
  HEADERS_COMBINED(Spec.FETCH, "Headers class, append: one line a name"),
  /** A stream as body makes a fetch fail before anything is sent. */
  STREAM_BODY_FAILS(Spec.FETCH, "extract a body: streams"),
  /** A form of a secure page that leads to plain http stops at a warning. */
  MIXED_FORM(Spec.MIXED_CONTENT, "form submission"),
  /** accept and content-type with a byte beyond ASCII are not safelisted. */
  SAFELIST_ASCII(Spec.FETCH, "CORS-unsafe request-header byte: beyond ASCII"),
  /** What asked first before a redirect asks again after it, whatever the redirect made of it. */
  REDIRECT_PREFLIGHT_KEPT(Spec.FETCH, "HTTP-redirect fetch: recursion, once unsafe"),
  /** After a redirect a preflight also names the headers that the redirect removed. */
  REDIRECT_PREFLIGHT_NAMES(Spec.FETCH, "HTTP-redirect fetch: recursion, names"),
  /** In mode no-cors the type of a Blob goes along whatever it is: JSON without a preflight. */
  NO_CORS_BODY_TYPE(Spec.FETCH, "Headers guard: request-no-cors, the type of a body"),
  /** User and password that answered a challenge are gone from the answer's URL. */
  CHALLENGED_URL_STRIPPED(Spec.FETCH, "HTTP-network-or-cache fetch: URL after a challenge"),
  /** Client hints such as DPR and Device-Memory are safelisted. */
  SAFELIST_CLIENT_HINTS(Spec.FETCH, "CORS-safelisted request-header: client hints"),
  /** A page may not set User-Agent. */
  USER_AGENT_FORBIDDEN(Spec.FETCH, "forbidden request-header: User-Agent"),
  /** A negative Access-Control-Max-Age grants this one request alone. */
  PREFLIGHT_CACHE_NEGATIVE(Spec.FETCH, "CORS-preflight cache: negative max-age"),
  /** What a preflight granted is remembered even if it was not enough. */
  PREFLIGHT_CACHE_REFUSED(Spec.FETCH, "CORS-preflight cache: refused requests"),
  /** Any request that fails takes the URL's grants along, also one that needed none. */
  PREFLIGHT_CACHE_CLEARED_BY_ALL(Spec.FETCH, "clear cache entries: simple requests"),
  /** In mode no-cors every redirect to another origin turns Origin into null. */
  REDIRECT_TAINT_FIRST(Spec.FETCH, "serializing a request origin: first redirect"),
  /** Of a navigation every redirect to another origin turns Origin into null. */
  NAVIGATION_TAINT_FIRST(Spec.FETCH, "serializing a request origin: first redirect, navigations"),
  /** What named its origin names it after redirects, whatever method and policy they leave. */
  REDIRECT_ORIGIN_KEPT(Spec.FETCH, "append a request Origin header: after redirects"),
  /** Scripts, images and fonts of mode cors name their origin at home, too. */
  ELEMENT_ORIGIN(Spec.FETCH, "append a request Origin header: elements of the own origin"),
  /** Grants are remembered by the top-level origin, not by its site. */
  PREFLIGHT_CACHE_BY_TOP_ORIGIN(Spec.FETCH, "network partition key: origin"),
  /** Several lines of Location are one, joined by a comma. */
  REDIRECT_LOCATION_JOINED(Spec.FETCH, "location URL: several lines"),
  /** Parts of a page are not fetched from URLs with a user name or password. */
  SUBRESOURCE_CREDENTIALS(Spec.FETCH, "main fetch: credentials in the URL of a subresource"),
  /** Where data is kept from a page's own fetch, it gets an empty opaque answer, and no error. */
  ORB_EMPTIES_FETCH(Spec.ORB, "opaque-response-safelist check: empty answers"),
  /** What would need a preflight is not sent at all. */
  NO_PREFLIGHTS(Spec.FETCH, "HTTP fetch: no CORS-preflight fetch"),
  /** Audio and video are asked for in ranges from the first request on. */
  MEDIA_RANGE(Spec.HTML, "media element, resource fetch algorithm: byte range"),
  /** Audio and video are asked for whole, and then again for their beginning. */
  MEDIA_PROBE(Spec.HTML, "media element, resource fetch algorithm: beginning"),
  /** A worker's script of another origin is refused at once, by an exception. */
  WORKER_AT_ONCE(Spec.HTML, "Worker, constructor: origin of the URL"),
  /** What importScripts() loads is asked for with cookies everywhere. */
  IMPORT_SCRIPTS_CREDENTIALS(Spec.HTML, "fetch a classic worker-imported script: credentials"),
  /** A manifest is asked for without cookies even at home. */
  MANIFEST_WITHOUT_CREDENTIALS(Spec.HTML, "link type \"manifest\": credentials"),
  /** What a style sheet imports is as near or far as the sheet's own origin. */
  STYLE_IMPORT_SITE(Spec.FETCH_METADATA, "Sec-Fetch-Site: imports of style sheets"),
  /** A handshake is asked for as websocket. */
  WEBSOCKET_DESTINATION(Spec.FETCH_METADATA, "Sec-Fetch-Dest: websocket"),
  /** Cross-Origin-Resource-Policy also keeps pages from objects and embeds. */
  CORP_PLUGINS(Spec.FETCH, "cross-origin resource policy check: objects"),
  /** A page in a frame whose answer names no referrer policy has that of the page around it. */
  FRAME_INHERITS_REFERRER_POLICY(Spec.HTML, "policy container of a frame: referrer policy"),
  /** A worker whose answer names no referrer policy has that of its owner. */
  WORKER_INHERITS_REFERRER_POLICY(Spec.HTML, "policy container of a worker: referrer policy"),
  /** A frame refused by Cross-Origin-Resource-Policy keeps its page, and tells nobody. */
  FRAME_CORP_STAYS(Spec.HTML, "navigate: refused by resource policy"),
  /** A frame refused for its embedder policy shows an error page, and tells nobody. */
  FRAME_COEP_SILENT(Spec.HTML, "navigate: refused by embedder policy"),
  /** An embed whose page may not be shown fires nothing. */
  EMBED_SILENT(Spec.HTML, "embed element, error"),
  /** Whether a referrer stays at home is asked of the page's origin, not of the referrer's. */
  REFERRER_BY_PAGE_ORIGIN(Spec.REFERRER_POLICY, "determine request's referrer: same origin"),
  /** What scripts of a frame at about:blank ask for is told the URL of the page around it. */
  REFERRER_BLANK_SCRIPT(Spec.REFERRER_POLICY, "determine request's referrer: about:blank, scripts"),
  /** A window that a script opens without an opener is cross-site to everybody. */
  OPEN_NOOPENER_FOREIGN(Spec.FETCH_METADATA, "Sec-Fetch-Site: windows without opener"),
  /** A window that a script opens with noreferrer sends an empty Referer. */
  OPEN_NOREFERRER_EMPTY(Spec.HTML, "window open steps: noreferrer, empty Referer"),
  /** A preflight's method is compared without regard to case. */
  METHOD_COMPARED_LOOSELY(Spec.FETCH, "CORS-preflight fetch: methods, case"),
  /** A URL has one remembered preflight, which the next one replaces. */
  PREFLIGHT_CACHE_SINGLE(Spec.FETCH, "CORS-preflight cache: one item"),
  /** A cookie that replaces another with another value is as young as if there had been none. */
  COOKIE_NEW_VALUE_RENEWS(Spec.COOKIES, "storage model: creation-time, new value"),
  /** Domain= without a dot in it is refused, even if it is the host's own name. */
  DOMAIN_NEEDS_DOT(Spec.COOKIES, "domain matching: inner dot"),
  /** A control character ends a cookie's line there, the tab included. */
  CONTROLS_END_LINE(Spec.COOKIES, "Set-Cookie: control characters, cut"),
  /** A host that is a public suffix sets no cookies, not even for itself. */
  SUFFIX_WITHOUT_COOKIES(Spec.COOKIES, "storage model: public suffixes, own cookies"),
  /** Of equal paths, cookies of longer domains first, and those with Domain= before host-only. */
  COOKIE_ORDER_BY_DOMAIN(Spec.COOKIES, "retrieval algorithm: order, by domain"),
  /** A nameless cookie whose value holds = is refused, since it would be read as a named one. */
  NAMELESS_WITHOUT_EQUALS(Spec.COOKIES, "Set-Cookie: nameless, = in the value"),
  /** A tab inside a name or value refuses the line like other control characters. */
  CONTROLS_WITH_TAB(Spec.COOKIES, "Set-Cookie: control characters, tab"),
  /** Max-Age may begin with a plus sign. */
  MAX_AGE_PLUS(Spec.COOKIES, "Max-Age: plus sign"),
  /** Expires may be of a year before 1601. */
  COOKIE_DATE_EARLY(Spec.COOKIES, "Dates: year before 1601"),
  /** Expires may lack the time. */
  COOKIE_DATE_WITHOUT_TIME(Spec.COOKIES, "Dates: no time"),
  /** sendBeacon() says false where its request is mixed content. */
  MIXED_BEACON_REFUSED(Spec.MIXED_CONTENT, "should fetching request be blocked: sendBeacon"),
  /** WebSocket() throws where its handshake is mixed content. */
  MIXED_WEBSOCKET_THROWS(Spec.MIXED_CONTENT, "should fetching request be blocked: WebSocket"),
  /** A preflight has Sec-Fetch-Storage-Access where its request will have it. */
  PREFLIGHT_STORAGE_ACCESS(Spec.STORAGE_ACCESS, "Sec-Fetch-Storage-Access: preflights"),
  /** A frame whose page is mixed content keeps the page that it has, and tells nobody. */
  MIXED_FRAME_STAYS(Spec.MIXED_CONTENT, "should fetching request be blocked: frames"),
  /** An iframe whose first URL is mixed content fires error. */
  MIXED_FRAME_ERROR(Spec.MIXED_CONTENT, "should fetching request be blocked: iframe, error"),
  /** Only pages over https may not ask over http; those of http://localhost may. */
  MIXED_CONTENT_HTTPS_PAGES(Spec.MIXED_CONTENT, "does settings prohibit mixed security contexts"),
  /** Images and media are upgraded where they are asked for with CORS, too. */
  MIXED_CONTENT_UPGRADE_CORS(Spec.MIXED_CONTENT, "upgrade mixed content: CORS"),
  /** Images and media of a bare address are upgraded, too. */
  MIXED_CONTENT_UPGRADE_ADDRESS(Spec.MIXED_CONTENT, "upgrade mixed content: addresses"),
  /** From https to http is a downgrade even where that is http://localhost. */
  REFERRER_DOWNGRADE_BY_SCHEME(Spec.REFERRER_POLICY, "determine request's referrer: downgrade"),
  /** What a navigation tells as its referrer is decided by the URL before it is upgraded. */
  REFERRER_BEFORE_UPGRADE(Spec.REFERRER_POLICY, "determine request's referrer: upgrades"),
  /** So is what audio and video tell that are upgraded as mixed content. */
  REFERRER_BEFORE_MEDIA_UPGRADE(
      Spec.REFERRER_POLICY, "determine request's referrer: upgrades of media");

  /** What no standard has and some browser does. Off unless a profile says so. */
  static final EnumSet<Rule> BEYOND_THE_STANDARDS =
      EnumSet.of(
          HEADERS_COMBINED,
          CHALLENGED_URL_STRIPPED,
          NO_CORS_BODY_TYPE,
          SAFELIST_CLIENT_HINTS,
          USER_AGENT_FORBIDDEN,
          PREFLIGHT_CACHE_NEGATIVE,
          PREFLIGHT_CACHE_REFUSED,
          PREFLIGHT_CACHE_CLEARED_BY_ALL,
          REDIRECT_TAINT_FIRST,
          NAVIGATION_TAINT_FIRST,
          REDIRECT_ORIGIN_KEPT,
          ELEMENT_ORIGIN,
          PREFLIGHT_CACHE_BY_TOP_ORIGIN,
          REDIRECT_LOCATION_JOINED,
          SUBRESOURCE_CREDENTIALS,
          ORB_EMPTIES_FETCH,
          NO_PREFLIGHTS,
          MEDIA_RANGE,
          MEDIA_PROBE,
          WORKER_AT_ONCE,
          IMPORT_SCRIPTS_CREDENTIALS,
          MANIFEST_WITHOUT_CREDENTIALS,
          STYLE_IMPORT_SITE,
          WEBSOCKET_DESTINATION,
          CORP_PLUGINS,
          FRAME_INHERITS_REFERRER_POLICY,
          WORKER_INHERITS_REFERRER_POLICY,
          FRAME_CORP_STAYS,
          FRAME_COEP_SILENT,
          EMBED_SILENT,
          STREAM_BODY_FAILS,
          MIXED_FORM,
          SAFELIST_ASCII,
          REDIRECT_PREFLIGHT_KEPT,
          REDIRECT_PREFLIGHT_NAMES,
          REFERRER_BY_PAGE_ORIGIN,
          REFERRER_BLANK_SCRIPT,
          OPEN_NOOPENER_FOREIGN,
          OPEN_NOREFERRER_EMPTY,
          METHOD_COMPARED_LOOSELY,
          PREFLIGHT_CACHE_SINGLE,
          COOKIE_NEW_VALUE_RENEWS,
          DOMAIN_NEEDS_DOT,
          CONTROLS_END_LINE,
          SUFFIX_WITHOUT_COOKIES,
          COOKIE_ORDER_BY_DOMAIN,
          NAMELESS_WITHOUT_EQUALS,
          CONTROLS_WITH_TAB,
          MAX_AGE_PLUS,
          COOKIE_DATE_EARLY,
          COOKIE_DATE_WITHOUT_TIME,
          MIXED_BEACON_REFUSED,
          MIXED_WEBSOCKET_THROWS,
          PREFLIGHT_STORAGE_ACCESS,
          MIXED_FRAME_STAYS,
          MIXED_FRAME_ERROR,
          MIXED_CONTENT_HTTPS_PAGES,
          MIXED_CONTENT_UPGRADE_CORS,
          MIXED_CONTENT_UPGRADE_ADDRESS,
          REFERRER_DOWNGRADE_BY_SCHEME,
          REFERRER_BEFORE_UPGRADE,
          REFERRER_BEFORE_MEDIA_UPGRADE);

  private final Spec spec;
  private final String clause;

  Rule(Spec spec, String clause) {
    this.spec = spec;
    this.clause = clause;
  }

  /** The standard that this rule is of. */
  public Spec spec() {
    return spec;
  }

  /** The algorithm or section, by its name, and the step where that needs saying. */
  public String clause() {
    return clause;
  }

  /** How the clause is cited: {@code Fetch, CORS check: origin}. */
  public String citation() {
    return spec.title() + ", " + clause;
  }
}
