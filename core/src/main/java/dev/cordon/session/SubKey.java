package dev.cordon.session;

import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;

/**
 * The key of one purpose, ready to authenticate.
 *
 * <p>A {@link Mac} costs more to set up than to use, and must not be shared while in use. So a few
 * set-up ones wait in slots; a thread takes the one of its slot, and puts it back. Unlike a
 * thread-local, this holds no memory for each of a million virtual threads, nor after its ring was
 * replaced.
 */
final class SubKey {
  private static final int SLOTS = 16;

  private final byte[] key;
  private final AtomicReferenceArray<Mac> idle = new AtomicReferenceArray<>(SLOTS);

  SubKey(byte[] key) {
    this.key = key.clone();
  }

  /** HMAC-SHA256 of these bytes. */
  byte[] authenticate(byte[] only) {
    return authenticate(only, only, 0);
  }

  /**
   * HMAC-SHA256 of two parts, one after another. The caller keeps the boundary between them
   * unambiguous.
   */
  byte[] authenticate(byte[] first, byte[] second, int secondLength) {
    int slot = slot();
    Mac mac = take(slot);
    mac.update(first);
    mac.update(second, 0, secondLength);
    byte[] tag = mac.doFinal();
    idle.setRelease(slot, mac);
    return tag;
  }

  private static int slot() {
    long id = Thread.currentThread().getId();
    return (int) (id & (SLOTS - 1));
  }

  // A Mac that was left half fed by an exception is not put back.
  private Mac take(int slot) {
    Mac mac = idle.getAndSet(slot, null);
    return mac == null ? Hkdf.hmac(key) : mac;
  }

  @Override
  public String toString() {
    return "SubKey[secret]";
  }
}
