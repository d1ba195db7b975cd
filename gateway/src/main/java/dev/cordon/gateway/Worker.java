package dev.cordon.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

/**
 * One event loop's share of the work. It has a client of its own, so that a request and its answer
 * stay on one thread.
 *
 * @param vertx Vert.x
 * @param context the event loop
 * @param client for requests to the application
 */
record Worker(Vertx vertx, Context context, HttpClient client) {}
