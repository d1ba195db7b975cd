/** Models of what other products do by themselves, to be put to the proof beside a policy. */
@NullMarked
package dev.cordon.proof.asif;

import org.jspecify.annotations.NullMarked;
