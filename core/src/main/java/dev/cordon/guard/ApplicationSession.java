package dev.cordon.guard;

import org.jspecify.annotations.Nullable;

/**
 * The session that a container or a framework keeps for a request, by a cookie of its own that is
 * not sealed. Where there is one, CSRF tokens are bound to it.
 *
 * <p>It is asked while the request is judged, when a page wants a token, and once more when the
 * answer is edited: an id that has changed by then is a login, and the token changes with it.
 */
public interface ApplicationSession {

  /** No session, now or later. */
  ApplicationSession NONE =
      new ApplicationSession() {
        @Override
        public @Nullable String id() {
          return null;
        }

        @Override
        public @Nullable String get(String name) {
          return null;
        }

        @Override
        public void put(String name, String value) {
          throw new IllegalStateException("there is no session to keep " + name + " in");
        }
      };

  /** Its id at this moment; null while there is none. It never creates one. */
  @Nullable String id();

  /** What is kept in it under this name; null if nothing is. Only called while it has an id. */
  @Nullable String get(String name);

  /** Keeps a text in it. Only called while it has an id. */
  void put(String name, String value);
}
