/** Applications that are reached through Spring's MockMvc or RestTestClient. */
@NullMarked
package dev.cordon.testkit.spring;

import org.jspecify.annotations.NullMarked;
