package dev.cordon.proof.asif;

import dev.cordon.proof.server.Server;
import dev.cordon.web.Origin;
import java.util.Arrays;
import java.util.Optional;

/**
 * Other products as they come, in front of the same application: what {@code --as-if} puts to the
 * proof.
 *
 * <p>Each is a small model of what the product does when nothing is configured but what stands in
 * its title. A test in the module {@code comparison} asks model and product the same requests.
 */
public final class AsIf {
  /** The name and the password of the user whose browser knows them, for Basic authentication. */
  public static final String USER = SpringSecurity.USER;

  /** See {@link #USER}. */
  public static final String PASSWORD = SpringSecurity.PASSWORD;

  private AsIf() {}

  /**
   * The product in front of the application.
   *
   * @param origin where the application lives; TLS, if it is https, ends in the product or before
   *     one that was told so
   */
  public static Server of(Name name, Origin origin) {
    return new ModelServer(origin, model(name));
  }

  /**
   * What the pages of the application's own hold as the user's CSRF token: with it a check can show
   * that they still work. Empty where the product has none.
   */
  public static String tokenOfUser(Name name) {
    return model(name).token(Holder.USER);
  }

  /** The session's cookie as the attacker gets it by logging in himself, to plant it elsewhere. */
  public static String sessionOfAnother() {
    return SessionCookie.OF_ANOTHER;
  }

  private static Model model(Name name) {
    return switch (name) {
      case SPRING_SECURITY -> new SpringSecurity();
      case TOMCAT -> new Tomcat();
      case JETTY -> new Jetty();
      case VERTX -> new Vertx();
      case NGINX_REFLECT -> new NginxReflect();
    };
  }

  /** A product. */
  public enum Name {
    /** {@code HttpSecurity} as Spring Boot configures it where an application says nothing. */
    SPRING_SECURITY(
        "spring-security",
        "Spring Security as spring-boot-starter-security sets it up: every request is authenticated"
            + " by form login or HTTP Basic, CSRF tokens in the session, no CORS, default headers;"
            + " WebSockets through WebSocketHandlerRegistry",
        "Spring Boot 4.1.0, Spring Security 7.1.0, Spring Framework 7.0.8",
        "https://docs.spring.io/spring-security/reference/servlet/exploits/index.html"),
    /** The filter without init parameters. */
    TOMCAT(
        "tomcat",
        "Tomcat's CorsFilter on /* without init parameters, and no other filter",
        "Tomcat 11.0.22",
        "https://tomcat.apache.org/tomcat-11.0-doc/config/filter.html#CORS_Filter"),
    /** The handler without settings. */
    JETTY(
        "jetty",
        "Jetty's CrossOriginHandler without settings in front of its SessionHandler",
        "Jetty 12.1.10",
        "https://eclipse.dev/jetty/javadoc/jetty-12/org/eclipse/jetty/server/handler/CrossOriginHandler.html"),
    /** The handler without settings. */
    VERTX(
        "vertx",
        "Vert.x Web's CorsHandler.create() and SessionHandler.create(store), and no CSRFHandler",
        "Vert.x 5.0.10",
        "https://vertx.io/docs/5.0.10/apidocs/io/vertx/ext/web/handler/CorsHandler.html"),
    /** Two lines that are often copied. */
    NGINX_REFLECT(
        "nginx-reflect",
        "nginx that adds Access-Control-Allow-Origin $http_origin and"
            + " Access-Control-Allow-Credentials true to every answer, answers OPTIONS with 204,"
            + " and hands on the rest to an application without protection of its own",
        "nginx 1.22",
        "https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header");

    private final String key;
    private final String title;
    private final String version;
    private final String documentation;

    Name(String key, String title, String version, String documentation) {
      this.key = key;
      this.title = title;
      this.version = version;
      this.documentation = documentation;
    }

    /** The one of this key, as {@code spring-security}. */
    public static Optional<Name> of(String key) {
      return Arrays.stream(values()).filter(name -> name.key.equals(key)).findFirst();
    }

    /** As on the command line. */
    public String key() {
      return key;
    }

    /** What exactly is modelled. */
    public String title() {
      return title;
    }

    /** The releases with which the model was compared. */
    public String version() {
      return version;
    }

    /** Where the product documents it. */
    public String documentation() {
      return documentation;
    }

    /** The name of the session's cookie. */
    public String sessionCookie() {
      return model(this).session().name();
    }

    /** The request header that carries a CSRF token; empty for none. */
    public String tokenHeader() {
      return model(this).tokenHeader();
    }

    /** The form field that carries a CSRF token; empty for none. */
    public String tokenField() {
      return model(this).tokenField();
    }

    /** {@link #key()}. */
    @Override
    public String toString() {
      return key;
    }
  }
}
