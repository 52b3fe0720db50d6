/** The rules of the house, checked over what the build made: classes, manifests, sources and products. */
package org.truflow.architecture;
