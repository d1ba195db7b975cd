package dev.cordon.browser;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import java.util.Locale;

/** A form, its fields, and whether it is the user who submits it. */
public final class Form {
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";

  LinkTypes rel = LinkTypes.NONE;
  Target target = Target.SELF;
  boolean post;
  boolean byUser;
  FormData fields = FormData.EMPTY;
  private String enctype = URL_ENCODED;

  Form() {}

  /** {@code method}: "post", and everything else is GET. */
  public Form method(String value) {
    post = value.equalsIgnoreCase("post");
    return this;
  }

  /**
   * {@code enctype}: application/x-www-form-urlencoded, multipart/form-data or text/plain; an
   * unknown one counts as the first.
   */
  public Form enctype(String value) {
    enctype = value.toLowerCase(Locale.ROOT);
    return this;
  }

  /** One more field. */
  public Form field(String name, String value) {
    fields = fields.with(name, value);
    return this;
  }

  /** All fields. */
  public Form fields(FormData data) {
    fields = data;
    return this;
  }

  /** {@code target}: _self, _top, _blank, or the name of a frame of the page. */
  public Form target(String value) {
    target = Target.of(value);
    return this;
  }

  /** {@code rel}: noreferrer, noopener, opener. */
  public Form rel(String value) {
    rel = LinkTypes.ofRel(value);
    return this;
  }

  /** It is the user who presses the button, and no script. */
  public Form byUser() {
    byUser = true;
    return this;
  }

  /** What a POST carries. */
  record Encoded(Body body, String contentType) {}

  /** HTML, form submission algorithm, submit as entity body. */
  Encoded encoded(Profile profile, Randomness random) {
    return switch (enctype) {
      case "multipart/form-data" -> {
        var boundary = random.boundary();
        yield new Encoded(
            Body.of(fields.multipart(boundary)), "multipart/form-data; boundary=" + boundary);
      }
      case "text/plain" -> new Encoded(Body.of(fields.plainText()), "text/plain");
      default ->
          enctype.equals(URL_ENCODED) || profile.follows(Rule.FORM_ENCTYPE)
              ? new Encoded(Body.of(fields.urlEncodedOfForm()), URL_ENCODED)
              : new Encoded(Body.of(fields.plainText()), enctype);
    };
  }
}
