package org.truflow.ui.share.internal;

/**
 * Whose shares are looked at.
 *
 * @param user empty for one's own
 */
record Owner(String user) {
    static final Owner MINE = new Owner("");

    static Owner of(String user) {
        return new Owner(user);
    }

    boolean mine() {
        return user.isEmpty();
    }
}
