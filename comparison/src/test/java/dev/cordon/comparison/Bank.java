package dev.cordon.comparison;

/** A running bank: login by form, a few routes that change something, two that show something. */
interface Bank extends AutoCloseable {
  String ORIGIN = "https://bank.example";

  /** The one other origin whose pages may use the API. */
  String PARTNER = "https://partner.example";

  /** On 127.0.0.1, plain http. */
  int port();

  Books books();
}
