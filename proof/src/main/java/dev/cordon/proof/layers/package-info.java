/**
 * What each layer of a defence stops alone and what only all of them stop: the attacks of
 * docs/threats.md played in every modelled browser against one small bank behind one layer at a
 * time.
 */
@NullMarked
package dev.cordon.proof.layers;

import org.jspecify.annotations.NullMarked;
