package dev.cordon.vertx.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextDecorator;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form, read by a body handler before its turn. The body, its fields and uploads
 * stay with the routing context, and a body handler that comes later passes them on.
 */
final class FormFields {
  private final MultiMap attributes;

  private FormFields(MultiMap attributes) {
    this.attributes = attributes;
  }

  /**
   * Reads the form and hands it to {@code whenRead}; a body that is too long or no form ends in a
   * failure of the routing context instead.
   */
  static void read(RoutingContext rc, BodyHandler reader, Consumer<FormFields> whenRead) {
    RoutingContextInternal context = (RoutingContextInternal) rc;
    HttpServerRequest request = rc.request();
    if (context.seenHandler(RoutingContextInternal.BODY_HANDLER)) {
      whenRead.accept(new FormFields(request.formAttributes()));
      return;
    }
    try {
      reader.handle(new Reading(context, whenRead));
    } catch (IllegalArgumentException | IllegalStateException e) {
      rc.fail(400, e);
    }
  }

  /** The one value of a field; null where it is absent or given more than once. */
  @Nullable String single(String name) {
    List<String> values = attributes.getAll(name);
    return values.size() == 1 ? values.get(0) : null;
  }

  /** A routing context whose next step is not the next handler. */
  // The one that Vert.x offers overrides data() in this way.
  @SuppressWarnings("unchecked")
  private static final class Reading extends RoutingContextDecorator {
    private final Consumer<FormFields> whenRead;
    private final MultiMap query;

    Reading(RoutingContextInternal context, Consumer<FormFields> whenRead) {
      super(context.currentRoute(), context);
      this.whenRead = whenRead;
      this.query = MultiMap.caseInsensitiveMultiMap().addAll(context.request().params());
    }

    @Override
    public void next() {
      // Merging the fields into them is left to the application: twice would double them.
      request().params().clear().addAll(query);
      whenRead.accept(new FormFields(request().formAttributes()));
    }
  }
}
